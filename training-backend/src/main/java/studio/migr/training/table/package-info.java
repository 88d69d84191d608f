/** Several models side by side, each trained with several seeds. */
@NullMarked
package studio.migr.training.table;

import org.jspecify.annotations.NullMarked;
