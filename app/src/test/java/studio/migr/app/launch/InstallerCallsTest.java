package studio.migr.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What packing calls jpackage with on platforms on which these tests may not run. */
class InstallerCallsTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize().resolveSibling("");

  private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");

  /** By platform, since each takes a Java machine of its own. */
  private static final Map<String, List<List<String>>> CALLS = new HashMap<>();

  @ParameterizedTest
  @CsvSource({"linux,--linux-", "windows,--win-", "macos,--mac-"})
  void eachPlatformGetsItsOwnOptionsAlone(String platform, String prefix) throws Exception {
    List<List<String>> calls = calls(platform);
    assertThat(calls).hasSizeGreaterThanOrEqualTo(2);
    for (List<String> call : calls) {
      assertThat(call)
          .filteredOn(word -> word.matches("--(linux|win|mac)-.*"))
          .allMatch(word -> word.startsWith(prefix));
      assertThat(call).noneMatch(word -> word.contains("@ROOT@") || word.contains("\""));
    }
    assertThat(calls.getFirst()).containsSubsequence("--type", "app-image");
    assertThat(calls.getFirst()).containsSubsequence("--main-jar", "studio.jar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux", "windows", "macos"})
  void whatTheOptionsNameIsThereAndProjectsOpenByTheirMarker(String platform) throws Exception {
    List<String> all = calls(platform).stream().flatMap(List::stream).toList();
    assertThat(all)
        .map(word -> word.replaceFirst("^studio=", ""))
        .filteredOn(word -> word.contains("installers/" + platform) || word.endsWith("LICENSE"))
        .isNotEmpty()
        .allSatisfy(word -> assertThat(Path.of(word)).exists());
    Properties marker = new Properties();
    try (var in = Files.newBufferedReader(Path.of(after(all, "--file-associations")))) {
      marker.load(in);
    }
    assertThat(marker.getProperty("extension")).isEqualTo("migr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux", "windows", "macos"})
  void theProgramIsStartedAsFromTheSources(String platform) throws Exception {
    List<String> options =
        Files.readAllLines(ROOT.resolve("app/src/launch/java.options")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    List<String> image = calls(platform).getFirst();
    List<String> packed = new ArrayList<>();
    for (int i = 0; i + 1 < image.size(); i++) {
      if (image.get(i).equals("--java-options")) {
        packed.add(image.get(i + 1));
      }
    }
    assertThat(packed).isEqualTo(options);
  }

  @Test
  void anUpgradeOnWindowsFindsWhatItReplacesAndAsksForNoRights() throws Exception {
    List<String> msi = calls("windows").get(1);
    assertThat(msi).containsSubsequence("--type", "msi");
    assertThat(after(msi, "--win-upgrade-uuid")).isEqualTo("6f2b0c0e-6a3f-4f0e-9a57-5d3c5b0f6a41");
    assertThat(msi).contains("--win-per-user-install");
  }

  @Test
  void aVersionOnAMacDoesNotBeginWithZero() throws Exception {
    for (List<String> call : calls("macos")) {
      assertThat(after(call, "--app-version")).doesNotStartWith("0");
    }
  }

  @Test
  void aPlatformThatThereIsNotIsRefused() throws Exception {
    assertThat(output(1, packing("beos")))
        .contains("There is no platform beos: linux, windows or macos");
  }

  private static String after(List<String> words, String option) {
    return words.get(words.indexOf(option) + 1);
  }

  private static List<List<String>> calls(String platform) throws Exception {
    if (!CALLS.containsKey(platform)) {
      CALLS.put(
          platform,
          Arrays.stream(output(0, packing(platform)).strip().split("\n\n", -1))
              .map(call -> List.of(call.split("\n", -1)))
              .toList());
    }
    return Objects.requireNonNull(CALLS.get(platform));
  }

  private static List<String> packing(String platform) {
    return List.of(
        BIN.resolve("java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        ROOT.resolve("installers/src/Package.java").toString(),
        ROOT.toString(),
        "--dry-run",
        platform);
  }

  private static String output(int exit, List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isEqualTo(exit);
    return text.replace("\r\n", "\n");
  }
}
