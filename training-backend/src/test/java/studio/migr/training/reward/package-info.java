@NullMarked
package studio.migr.training.reward;

import org.jspecify.annotations.NullMarked;
