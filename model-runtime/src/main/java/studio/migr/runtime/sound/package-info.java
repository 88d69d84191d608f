/**
 * The sound of a clip: exact samples at any time of the container's clock, and peaks to draw a
 * waveform from at any zoom.
 */
@NullMarked
package studio.migr.runtime.sound;

import org.jspecify.annotations.NullMarked;
