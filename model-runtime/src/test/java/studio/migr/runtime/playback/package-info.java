/** Tests of playing, without an audio device and with one that is made up. */
@NullMarked
package studio.migr.runtime.playback;

import org.jspecify.annotations.NullMarked;
