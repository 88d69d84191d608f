/** Timed texts that belong to a clip and are no labels: transcripts, other tiers. */
@NullMarked
package studio.migr.app.track;

import org.jspecify.annotations.NullMarked;
