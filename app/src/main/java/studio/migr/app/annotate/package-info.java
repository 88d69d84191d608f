/** The label panel: what the annotator judges, and the keys for it. */
@NullMarked
package studio.migr.app.annotate;

import org.jspecify.annotations.NullMarked;
