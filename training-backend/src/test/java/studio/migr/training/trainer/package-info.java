@NullMarked
package studio.migr.training.trainer;

import org.jspecify.annotations.NullMarked;
