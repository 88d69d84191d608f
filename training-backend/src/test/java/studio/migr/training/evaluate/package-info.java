@NullMarked
package studio.migr.training.evaluate;

import org.jspecify.annotations.NullMarked;
