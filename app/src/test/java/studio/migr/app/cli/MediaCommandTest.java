package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.testing.CounterStamp;

/** {@code media probe} and {@code media frame}, as a script meets them. */
final class MediaCommandTest {
  @TempDir static Path folder;
  private static Path clip;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void makeClip() throws IOException {
    clip = new ClipMaker().frames(30).video("libx264", "-bf", "2").make(folder.resolve("a.mp4"));
  }

  private int run(String... arguments) {
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new CommandLineProgram(console).run(arguments);
  }

  private JsonNode result() throws IOException {
    return new ObjectMapper().readTree(out.toByteArray());
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aProbeHasTheKeysOfTheContract() throws IOException {
    assertThat(run("media", "probe", clip.toString(), "--frames", "--json")).isEqualTo(Exit.DONE);
    JsonNode file = result().get("files").get(0);
    assertThat(result().fieldNames()).toIterable().containsExactly("files", "failed");
    assertThat(file.fieldNames())
        .toIterable()
        .containsExactly(
            "path", "sha256", "container", "duration_ms", "video", "audio", "problems");
    assertThat(file.get("sha256").asText()).matches("[0-9a-f]{64}");
    assertThat(file.get("video").fieldNames())
        .toIterable()
        .containsExactly(
            "codec",
            "width",
            "height",
            "rotation",
            "frames",
            "frame_rate",
            "variable_frame_rate",
            "time_base",
            "pts");
    assertThat(file.get("video").get("frame_rate").asText()).isEqualTo("25/1");
    assertThat(file.get("video").get("frames").asInt()).isEqualTo(30);
    assertThat(file.get("video").get("pts")).hasSize(30);
    assertThat(file.get("audio").fieldNames())
        .toIterable()
        .containsExactly("codec", "sample_rate", "channels", "duration_ms", "start_ms");
  }

  @Test
  void withoutFramesThereIsNoListOfTimes() throws IOException {
    run("media", "probe", clip.toString(), "--json");
    assertThat(result().get("files").get(0).get("video").has("pts")).isFalse();
  }

  @Test
  void aBadFileAmongGoodOnesFailsByItself() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.mp4"));
    Path missing = folder.resolve("missing.mp4");
    int exit =
        run("media", "probe", empty.toString(), clip.toString(), missing.toString(), "--json");
    assertThat(exit).isEqualTo(Exit.FAILED);
    assertThat(result().get("files")).hasSize(1);
    assertThat(result().get("failed").findValuesAsText("path"))
        .isEqualTo(List.of(empty.toString(), missing.toString()));
    assertThat(result().get("failed").findValuesAsText("reason"))
        .containsExactly(empty + " is empty.", missing + " does not exist.");
  }

  @Test
  void soundAloneHasNoVideo() throws IOException {
    Path sound = new ClipMaker().soundOnly().make(folder.resolve("sound.wav"));
    assertThat(run("media", "probe", sound.toString(), "--json")).isEqualTo(Exit.DONE);
    JsonNode file = result().get("files").get(0);
    assertThat(file.get("video").isNull()).isTrue();
    assertThat(file.get("problems").get(0).asText()).isEqualTo("no picture");
  }

  @Test
  void theFrameWrittenIsTheOneAskedFor() throws IOException {
    Path png = folder.resolve("f.png");
    assertThat(
            run(
                "media",
                "frame",
                clip.toString(),
                "--index",
                "17",
                "--out",
                png.toString(),
                "--json"))
        .isEqualTo(Exit.DONE);
    assertThat(result().get("index").asInt()).isEqualTo(17);
    BufferedImage image = ImageIO.read(png.toFile());
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    ByteBuffer bgra = ByteBuffer.allocate(pixels.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    bgra.asIntBuffer().put(pixels);
    assertThat(CounterStamp.read(bgra, image.getWidth(), image.getHeight())).isEqualTo(17);
  }

  @Test
  void aFrameBeyondTheEndChangesNothing() throws IOException {
    Path png = Files.writeString(folder.resolve("kept.png"), "kept");
    assertThat(run("media", "frame", clip.toString(), "--index", "30", "--out", png.toString()))
        .isEqualTo(Exit.FAILED);
    assertThat(said()).contains(clip.toString(), "30", "29");
    assertThat(png).hasContent("kept");
  }

  @Test
  void aFrameWithoutItsNumberIsWrongUse() {
    assertThat(run("media", "frame", clip.toString(), "--out", "x.png")).isEqualTo(Exit.WRONG_USE);
  }
}
