/**
 * From the points of a face to its action units: distances of the mesh after the turn of the head
 * is taken out, compared with the same person's calm face.
 */
@NullMarked
package studio.migr.runtime.face.unit;

import org.jspecify.annotations.NullMarked;
