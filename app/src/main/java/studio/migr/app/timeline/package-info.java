/** The time axis of the open clip: ruler, waveform, selection, play head; zoom, pan and scrub. */
@NullMarked
package studio.migr.app.timeline;

import org.jspecify.annotations.NullMarked;
