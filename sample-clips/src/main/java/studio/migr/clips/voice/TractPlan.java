package studio.migr.clips.voice;

import org.jspecify.annotations.Nullable;
import studio.migr.clips.speech.Frication;
import studio.migr.clips.speech.Track;

/**
 * What tract and sources do all through a clip.
 *
 * @param formants the first four, Hz
 * @param firstBandwidth of the first formant, Hz
 * @param nasalZero Hz; equal to the nasal pole where the nose is closed
 * @param voice amplitude of the glottal pulses, 1 in a stressed vowel
 * @param breath amplitude of noise at an open glottis that does not vibrate, same scale
 * @param noise amplitude of noise at a narrow place, same scale
 * @param kind whose noise it is, per millisecond; null before the first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
record TractPlan(
    Track[] formants,
    Track firstBandwidth,
    Track nasalZero,
    Track voice,
    Track breath,
    Track noise,
    @Nullable Frication[] kind) {}
