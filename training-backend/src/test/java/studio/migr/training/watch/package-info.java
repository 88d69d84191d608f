@NullMarked
package studio.migr.training.watch;

import org.jspecify.annotations.NullMarked;
