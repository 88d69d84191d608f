package studio.migr.app.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide quotes the program and points to files: all of it is there, and reads so. */
class GuideTest {
  private static final Path GUIDE = Path.of("../docs/guide");
  private static final Pattern QUOTED = Pattern.compile("\\| <a id=\"([^\"]+)\"></a>(.*?) \\| ");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");

  @Test
  void everyMessageInTheTableIsOneThatTheProgramSays() throws IOException {
    List<String> wrong = new ArrayList<>();
    List<MatchResult> quoted =
        QUOTED.matcher(Files.readString(GUIDE.resolve("troubleshooting.md"))).results().toList();
    for (MatchResult each : quoted) {
      String key = each.group(1);
      if (!said(key).equals(each.group(2))) {
        wrong.add(key + " says: " + said(key));
      }
    }
    assertThat(quoted).hasSizeGreaterThan(20);
    assertThat(wrong).isEmpty();
  }

  private static String said(String key) {
    ResourceBundle bundle =
        ResourceBundle.getBundle("studio.migr.ui.messages." + key.substring(0, key.indexOf('.')));
    return bundle.containsKey(key)
        ? bundle.getString(key).replaceAll("\\{\\d[^{}]*\\}", "…").replace("''", "'")
        : "nothing";
  }

  @Test
  void everyLinkAndPictureIsThere() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Path page : files(".md")) {
      LINK.matcher(Files.readString(page))
          .results()
          .map(link -> link.group(1))
          .filter(link -> !link.contains("://") && !Files.exists(GUIDE.resolve(link)))
          .forEach(link -> missing.add(page + ": " + link));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyPictureIsShownSomewhereAndComesFromAViewOfTheTour() throws IOException {
    StringBuilder pages = new StringBuilder();
    for (Path page : files(".md")) {
      pages.append(Files.readString(page));
    }
    List<String> listed =
        Files.readAllLines(GUIDE.resolve("pictures/list.txt")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    for (String line : listed) {
      assertThat(pages).contains("pictures/" + line.split("\\s+", 2)[1] + ".png");
    }
    try (Stream<Path> pictures = Files.list(GUIDE.resolve("pictures"))) {
      assertThat(pictures.filter(file -> file.toString().endsWith(".png"))).hasSameSizeAs(listed);
    }
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.list(GUIDE)) {
      return all.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }
}
