package studio.migr.app.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.clip.Clip;

/** Which clips are taken for generated ones. */
final class GeneratedClipsTest {
  @TempDir private Path folder;

  private Clip clip(String name) {
    return new Clip(
        name, folder.resolve(name), 0, 1000, true, true, Set.of(), Instant.EPOCH, false);
  }

  @Test
  void aClipIsGeneratedIfTheTruthBesideItNamesItAndSaysThatItIsSynthetic() throws Exception {
    Path truth = folder.resolve("truth.jsonl");
    Files.write(
        truth,
        List.of(
            "{\"file\": \"one.mp4\", \"aus\": {\"AU01\": [0, 1]}, \"synthetic\": true}",
            "{\"file\": \"two.mp4\", \"synthetic\": false}",
            "no json"));
    GeneratedClips finder = new GeneratedClips();
    List<Clip> clips = List.of(clip("one.mp4"), clip("two.mp4"), clip("three.mp4"));
    assertThat(finder.among(clips)).isEmpty(); // a file that cannot be read says nothing

    Files.write(truth, Files.readAllLines(truth).subList(0, 2));
    Files.setLastModifiedTime(truth, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(finder.among(clips)).containsExactly("one.mp4");
  }

  @Test
  void recordedClipsWithoutSuchAFileAreNot() {
    assertThat(new GeneratedClips().among(List.of(clip("one.mp4")))).isEmpty();
  }
}
