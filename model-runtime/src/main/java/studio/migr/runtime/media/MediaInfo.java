package studio.migr.runtime.media;

import java.util.List;
import java.util.Optional;

/**
 * What a media file holds, read once at import. At least one of picture and sound is there.
 *
 * @param container FFmpeg's name of the container, such as {@code mov,mp4,m4a,3gp,3g2,mj2}
 * @param startMs earliest time on the container's clock that shows or sounds, in milliseconds
 * @param durationMs from {@code startMs} to the end of the longest stream, in milliseconds
 * @param video the picture, if there is one (cover art of a sound file is none)
 * @param audio the audio streams, in the container's order; the first is the one played
 * @param notes oddities that do not keep the clip from being used
 */
public record MediaInfo(
    String container,
    double startMs,
    double durationMs,
    Optional<VideoTrack> video,
    List<AudioTrack> audio,
    List<MediaNote> notes) {

  /**
   * @throws IllegalArgumentException if there is neither picture nor sound
   */
  public MediaInfo {
    if (video.isEmpty() && audio.isEmpty()) {
      throw new IllegalArgumentException("neither picture nor sound");
    }
    audio = List.copyOf(audio);
    notes = List.copyOf(notes);
  }

  public double endMs() {
    return startMs + durationMs;
  }

  public boolean hasSound() {
    return !audio.isEmpty();
  }
}
