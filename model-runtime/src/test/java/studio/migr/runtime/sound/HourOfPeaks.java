package studio.migr.runtime.sound;

import java.io.IOException;
import java.nio.file.Path;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.work.Work;

/** Builds the pyramid of an hour of sound, in a process of its own with a small heap. */
final class HourOfPeaks {
  static final int RATE = 8000;
  static final long SAMPLES = 3600L * RATE;

  private HourOfPeaks() {}

  public static void main(String[] arguments) throws IOException {
    AudioTrack track = new AudioTrack(0, "pcm_s16le", RATE, 1, 0, 3_600_000);
    Path file = Path.of(arguments[0]);
    PeakPyramid hour = PeakPyramid.build(file, track, Work.UNWATCHED);
    PeakColumns columns = hour.columns(0, 3_600_000, 1000);
    StringBuilder loud = new StringBuilder();
    for (int column = 0; column < columns.width(); column++) {
      if (columns.max()[column] > 0.26f) {
        loud.append(' ').append(column);
      }
    }
    System.out.println(hour.levels().getFirst().size() + " bins, loud in column" + loud + " alone");
  }
}
