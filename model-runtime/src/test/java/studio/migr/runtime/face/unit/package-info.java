/** How action units are read from a mesh, as specifications. */
@NullMarked
package studio.migr.runtime.face.unit;

import org.jspecify.annotations.NullMarked;
