/** Labels: what an annotator judged, under which condition, and how it is taken back. */
@NullMarked
package studio.migr.app.annotate;

import org.jspecify.annotations.NullMarked;
