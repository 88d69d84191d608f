package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.migr.app.message.Messages;
import studio.migr.runtime.media.FrameReader;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.ProbeProcess;
import studio.migr.runtime.media.VideoFrame;
import studio.migr.runtime.media.VideoTrack;
import studio.migr.runtime.work.Work;

/** {@code media frame}: one frame by its number, as a PNG. */
@Command(
    name = "frame",
    mixinStandardHelpOptions = true,
    description = "Write one frame of a video as a PNG.")
final class MediaFrameCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A video file.")
  private Path file = Path.of("");

  @Option(
      names = "--index",
      paramLabel = "K",
      required = true,
      description = "Number of the frame in presentation order, from 0.")
  private int index;

  @Option(names = "--out", paramLabel = "F.png", required = true, description = "The PNG to write.")
  private Path out = Path.of("");

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  MediaFrameCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    MediaInfo info;
    try (ProbeProcess probe = new ProbeProcess()) {
      info = probe.probe(file, Work.UNWATCHED);
    }
    if (info.video().isEmpty()) {
      console.say(Messages.text("media.frame.no-picture", file.toString()));
      return Exit.FAILED;
    }
    VideoTrack video = info.video().get();
    int frames = video.frames().size();
    if (index < 0 || index >= frames) {
      console.say(
          Messages.text(
              "media.frame.no-such-frame",
              file.toString(),
              String.valueOf(index),
              String.valueOf(frames - 1)));
      return Exit.FAILED;
    }
    VideoFrame frame;
    try (FrameReader reader = FrameReader.open(file, video)) {
      frame = reader.read(index);
    }
    write(frame);
    ObjectNode result =
        console
            .object()
            .put("path", file.toString())
            .put("index", index)
            .put("pts", frame.pts())
            .put("time_ms", video.millisOf(index))
            .put("width", frame.width())
            .put("height", frame.height())
            .put("out", out.toString());
    console.result(json, result, words -> words.println(out));
    return Exit.DONE;
  }

  /** The file is there whole, or not at all. */
  private void write(VideoFrame frame) throws IOException {
    BufferedImage image =
        new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
    ByteBuffer bgra = frame.bgra().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int[] pixels = new int[frame.width() * frame.height()];
    bgra.asIntBuffer().get(pixels);
    image.setRGB(0, 0, frame.width(), frame.height(), pixels, 0, frame.width());
    Path unfinished = out.resolveSibling(out.getFileName() + ".part");
    try {
      if (!ImageIO.write(image, "png", unfinished.toFile())) {
        throw new IOException("no PNG writer");
      }
      Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
