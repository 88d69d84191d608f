/** Processes that this program starts of itself. */
@NullMarked
package studio.migr.runtime.process;

import org.jspecify.annotations.NullMarked;
