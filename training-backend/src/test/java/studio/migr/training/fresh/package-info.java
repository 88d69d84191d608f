@NullMarked
package studio.migr.training.fresh;

import org.jspecify.annotations.NullMarked;
