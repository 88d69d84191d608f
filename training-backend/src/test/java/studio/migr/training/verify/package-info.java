@NullMarked
package studio.migr.training.verify;

import org.jspecify.annotations.NullMarked;
