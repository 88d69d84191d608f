/** The small model that comes with the studio. */
@NullMarked
package studio.migr.runtime.tiny;

import org.jspecify.annotations.NullMarked;
