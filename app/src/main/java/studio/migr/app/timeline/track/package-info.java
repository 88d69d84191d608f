/**
 * The kinds of tracks on the time axis, one class for each: what it is called, how it is drawn,
 * what of it can be dragged. {@link TrackModule} has the list.
 */
@NullMarked
package studio.migr.app.timeline.track;

import org.jspecify.annotations.NullMarked;
