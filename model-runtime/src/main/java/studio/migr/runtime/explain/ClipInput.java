package studio.migr.runtime.explain;

import java.util.List;
import java.util.Optional;
import studio.migr.runtime.attention.FramePlace;

/**
 * A clip as a model takes it, with what it is asked.
 *
 * @param question in words
 * @param frames pictures one after the other, as {@link studio.migr.runtime.features.PictureInput}
 *     makes them; absent if the clip has none
 * @param frameCount how many pictures there are
 * @param places for each picture what of its frame it shows; none where all are whole frames
 * @param mel a spectrogram as {@link studio.migr.runtime.features.LogMel} makes it; absent if the
 *     clip has no sound
 * @param melBands of the spectrogram
 * @param soundMs how long the sound is
 * @param gateWords the question in the tokens of the gate, with its first and last mark
 */
@SuppressWarnings("ArrayRecordComponent") // blocks of numbers; never compared
public record ClipInput(
    String question,
    Optional<float[]> frames,
    int frameCount,
    List<Optional<FramePlace>> places,
    Optional<float[]> mel,
    int melBands,
    double soundMs,
    long[] gateWords) {}
