/**
 * Plays a clip: sound through the audio device, whose clock is the master, and the picture that is
 * due on that clock.
 *
 * <p>Knows no window. Whoever draws asks {@link studio.migr.runtime.playback.Playback#state()} at
 * its own pulse.
 */
@NullMarked
package studio.migr.runtime.playback;

import org.jspecify.annotations.NullMarked;
