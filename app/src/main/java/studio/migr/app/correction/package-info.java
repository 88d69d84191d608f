/** Corrects what tools measured of the face: a stretch of one action unit at a time. */
@NullMarked
package studio.migr.app.correction;

import org.jspecify.annotations.NullMarked;
