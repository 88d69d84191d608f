/** How faces are measured, as specifications. */
@NullMarked
package studio.migr.runtime.face;

import org.jspecify.annotations.NullMarked;
