package studio.migr.app.player;

import java.nio.file.Path;
import java.util.Optional;
import studio.migr.runtime.media.MediaInfo;

/**
 * What the player needs to know of a clip.
 *
 * @param id the clip's name in its project, which stands for its content
 * @param file the media file
 * @param info what the file holds
 * @param cacheFolder where what is computed may be kept between sessions, if anywhere
 */
public record ClipSource(String id, Path file, MediaInfo info, Optional<Path> cacheFolder) {

  /** Where the waveform may be kept. */
  public Optional<Path> peakCache() {
    return cacheFolder.map(folder -> folder.resolve("peaks").resolve(id));
  }

  /** Where the measured voice may be kept. */
  public Optional<Path> voiceCache() {
    return cacheFolder.map(folder -> folder.resolve("voice").resolve(id));
  }

  /** Where the frame that is due at {@code ms} begins; without a picture, {@code ms} itself. */
  double frameStartMs(double ms) {
    return info.video().map(track -> track.millisOf(track.frameAtMillis(ms))).orElse(ms);
  }

  /** Where the frame that is due at {@code ms} ends; without a picture, {@code ms} itself. */
  double frameEndMs(double ms) {
    return info.video()
        .map(
            track -> {
              int next = track.frameAtMillis(ms) + 1;
              return next < track.frames().size() ? track.millisOf(next) : info.endMs();
            })
        .orElse(ms);
  }
}
