@NullMarked
package studio.migr.training.table;

import org.jspecify.annotations.NullMarked;
