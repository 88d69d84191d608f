package studio.migr.runtime.media;

/**
 * An audio stream of a clip.
 *
 * @param stream index of the stream in the container
 * @param codec FFmpeg's name of the codec, such as {@code aac}
 * @param sampleRate samples a second, as coded
 * @param channels number of channels, as coded
 * @param startMs time of the first sample on the container's clock, in milliseconds; may be
 *     negative
 * @param durationMs length in milliseconds
 */
public record AudioTrack(
    int stream, String codec, int sampleRate, int channels, double startMs, double durationMs) {}
