package studio.migr.runtime.playback;

import java.util.Optional;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.media.MediaFault;
import studio.migr.runtime.media.VideoFrame;

/**
 * What is heard and seen at one instant.
 *
 * @param playing whether time runs
 * @param atEnd whether the clip has been played to its end and stopped there
 * @param positionMs the instant on the container's clock, in milliseconds
 * @param frame the newest picture ready for that instant; none for a sound alone, or before the
 *     first is decoded
 * @param speed media time by played time, 0.25..2
 * @param condition what the annotator is given: with {@code VISUAL} the sound is silenced, with
 *     {@code AUDIO} the window must not draw {@code frame}
 * @param loop the part that repeats, if any
 * @param clock what tells the time
 * @param fault why the file can no longer be read, if so
 */
public record PlaybackState(
    boolean playing,
    boolean atEnd,
    double positionMs,
    Optional<VideoFrame> frame,
    double speed,
    Condition condition,
    Optional<LoopRange> loop,
    ClockSource clock,
    Optional<MediaFault> fault) {}
