package studio.migr.app.player;

import java.nio.file.Path;
import java.util.Optional;
import studio.migr.runtime.media.MediaInfo;

/**
 * What the player needs to know of a clip.
 *
 * @param id the clip's name in its project
 * @param file the media file
 * @param info what the file holds
 * @param peakCache where the waveform of this clip may be kept between sessions, if anywhere
 */
public record ClipSource(String id, Path file, MediaInfo info, Optional<Path> peakCache) {}
