/** Long work as the code below the window sees it: progress out, cancellation in. */
@NullMarked
package studio.migr.runtime.work;

import org.jspecify.annotations.NullMarked;
