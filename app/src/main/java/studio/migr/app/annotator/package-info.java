/** Whose labels are on screen. */
@NullMarked
package studio.migr.app.annotator;

import org.jspecify.annotations.NullMarked;
