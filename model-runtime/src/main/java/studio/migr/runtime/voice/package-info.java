/**
 * What can be measured of a voice: fundamental frequency, level, perturbation, noise, spectral
 * balance, and when there is speech. Sources and parameters: {@code docs/voice.md}.
 */
@NullMarked
package studio.migr.runtime.voice;

import org.jspecify.annotations.NullMarked;
