package studio.migr.clips;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import studio.migr.clips.shoot.ClipSet;

/** The generated clips that come with the studio, so that nobody needs clips to look at it. */
public final class SampleClips {
  private static final String FOLDER = "sample/";
  private static final String README = "README.md";

  private SampleClips() {}

  /**
   * Names of the clips' files, those first that show best what the studio does.
   *
   * @throws IOException if they cannot be read
   */
  public static List<String> names() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> names = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(resource(ClipSet.TRUTH), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        names.add(json.readTree(line).path("file").asText());
      }
    }
    return names;
  }

  /**
   * Copies the clips, their truth and what is to be known of them. What is there already and whole
   * stays.
   *
   * @param folder made if it is not there
   * @return the clips, in the order of {@link #names()}
   * @throws IOException if they cannot be written
   */
  public static List<Path> copyTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    copy(README, folder);
    copy(ClipSet.TRUTH, folder);
    List<Path> clips = new ArrayList<>();
    for (String name : names()) {
      clips.add(copy(name, folder));
    }
    return clips;
  }

  private static Path copy(String name, Path folder) throws IOException {
    Path target = folder.resolve(name);
    if (!Files.exists(target)) {
      Path part = Files.createTempFile(folder, ".copy-", ".part");
      try (InputStream from = resource(name)) {
        Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, target);
      } finally {
        Files.deleteIfExists(part);
      }
    }
    return target;
  }

  private static InputStream resource(String name) throws IOException {
    InputStream found = SampleClips.class.getResourceAsStream(FOLDER + name);
    if (found == null) {
      throw new IOException("the studio lacks its sample clip " + name);
    }
    return found;
  }
}
