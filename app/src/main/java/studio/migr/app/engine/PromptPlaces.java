package studio.migr.app.engine;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.migr.app.player.ClipSource;
import studio.migr.runtime.attention.ClipTimes;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.features.FrameSampling;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.serve.Looks;
import studio.migr.runtime.serve.protocol.Started;

/** What the positions of a prompt stand for, and when of the clip. */
final class PromptPlaces {
  private PromptPlaces() {}

  static PositionMap map(Started started) {
    return Looks.positions(started.getSpansList());
  }

  /**
   * @param clip what was asked about besides words
   * @param frames how many pictures the model had of it
   */
  static ClipTimes times(@Nullable ClipSource clip, int frames) {
    if (clip == null) {
      return new ClipTimes(0, 0, List.of(), 0, 0);
    }
    MediaInfo media = clip.info();
    List<Double> shown =
        media
            .video()
            .filter(_ -> frames > 0)
            .map(
                track ->
                    Arrays.stream(FrameSampling.middles(track.frames().size(), frames))
                        .mapToObj(track::millisOf)
                        .toList())
            .orElse(List.of());
    double start = media.startMs();
    double end = start + media.durationMs();
    double sound = media.audio().isEmpty() ? start : media.audio().getFirst().startMs();
    double soundEnd =
        media.audio().isEmpty() ? sound : sound + media.audio().getFirst().durationMs();
    return new ClipTimes(start, end, shown, sound, soundEnd);
  }
}
