package studio.migr.runtime.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes one clip whose k-th frame shows the number k (see {@link CounterStamp}), by default with a
 * tone as long as the picture.
 *
 * <pre>{@code
 * new ClipMaker().frames(90).rate("30000/1001").video("libx264", "-bf", "3").make(file);
 * }</pre>
 */
public final class ClipMaker {
  private int frames = 50;
  private String rate = "25";
  private int width = CounterStamp.WIDTH;
  private int height = CounterStamp.HEIGHT;
  private List<String> video = List.of("-c:v", "mpeg4", "-qscale:v", "3");
  private List<String> audio = List.of();
  private boolean sound = true;
  private boolean picture = true;
  private double seconds = -1;
  private double soundOffset;
  private List<String> output = List.of();

  public ClipMaker frames(int count) {
    frames = count;
    return this;
  }

  /** Frames a second, as FFmpeg reads it: {@code 25}, {@code 24000/1001}. */
  public ClipMaker rate(String framesPerSecond) {
    rate = framesPerSecond;
    return this;
  }

  public ClipMaker size(int pixelsAcross, int pixelsDown) {
    width = pixelsAcross;
    height = pixelsDown;
    return this;
  }

  /** The video encoder and its options. */
  public ClipMaker video(String codec, String... options) {
    video = join(List.of("-c:v", codec), options);
    return this;
  }

  /** The audio encoder and its options; by default the container's own choice. */
  public ClipMaker audio(String codec, String... options) {
    audio = join(List.of("-c:a", codec), options);
    return this;
  }

  /** Length of the tone in seconds, if it is not to be as long as the picture. */
  public ClipMaker soundSeconds(double length) {
    seconds = length;
    return this;
  }

  /** How much later than the picture the sound starts, in seconds. */
  public ClipMaker soundOffset(double later) {
    soundOffset = later;
    return this;
  }

  public ClipMaker silent() {
    sound = false;
    return this;
  }

  public ClipMaker soundOnly() {
    picture = false;
    return this;
  }

  /** Further options of the output file. */
  public ClipMaker output(String... options) {
    output = List.of(options);
    return this;
  }

  /**
   * @param file its extension decides the container
   * @return {@code file}
   */
  public Path make(Path file) throws IOException {
    List<String> arguments = new ArrayList<>();
    if (picture) {
      arguments.addAll(List.of("-f", "rawvideo", "-pix_fmt", "gray"));
      arguments.addAll(List.of("-s", width + "x" + height, "-r", rate, "-i", "pipe:0"));
    }
    if (sound) {
      if (soundOffset != 0) {
        arguments.addAll(List.of("-itsoffset", String.valueOf(soundOffset)));
      }
      double length = seconds >= 0 ? seconds : frames / perSecond();
      arguments.addAll(List.of("-f", "lavfi", "-i"));
      arguments.add("sine=frequency=440:sample_rate=44100:duration=" + length);
    }
    if (picture) {
      arguments.addAll(List.of("-pix_fmt", "yuv420p"));
      arguments.addAll(video);
    }
    arguments.addAll(audio);
    arguments.addAll(output);
    arguments.add(file.toString());
    FfmpegProgram.run(
        out -> {
          for (int k = 0; picture && k < frames; k++) {
            out.write(CounterStamp.draw(k, width, height));
          }
        },
        arguments);
    return file;
  }

  private double perSecond() {
    int slash = rate.indexOf('/');
    return slash < 0
        ? Double.parseDouble(rate)
        : Double.parseDouble(rate.substring(0, slash))
            / Double.parseDouble(rate.substring(slash + 1));
  }

  private static List<String> join(List<String> first, String... rest) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(rest));
    return all;
  }
}
