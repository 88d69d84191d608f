package studio.migr.app.doctor;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.migr.app.message.Messages;

/**
 * What a checkup found, as a text to send to somebody who helps. It names neither the user nor any
 * folder, and holds nothing of a log: names of clips and of annotators may stand there.
 */
public final class Report {
  /** A path that begins at a root, up to where a list or a sentence goes on. */
  private static final Pattern ABSOLUTE =
      Pattern.compile("(?<![\\w~<>/\\\\.:])(?:[A-Za-z]:[\\\\/]|\\\\\\\\|/)[^\\s,;:\"'()]+");

  private static final int SHORTEST_NAME = 2; // a single letter is in every word

  private final Map<Path, String> places;
  private final @Nullable String user;

  private Report(Map<Path, String> places, @Nullable String user) {
    this.places = places;
    this.user = user;
  }

  /**
   * Of this machine and this user.
   *
   * @param work the folder that was checked, which is called the project's
   */
  public static Report ofThisMachine(Path work) {
    return new Report(
        Map.of(
            work.toAbsolutePath().normalize(), "<project>",
            Path.of(System.getProperty("user.home")), "~",
            Path.of(System.getProperty("java.io.tmpdir")), "<temporary>",
            Path.of(System.getProperty("java.home")), "<java>"),
        System.getProperty("user.name"));
  }

  /** For tests: the private places by what they are called instead, and the user's name. */
  static Report of(Map<Path, String> places, String user) {
    return new Report(places, user);
  }

  /**
   * The text, a line for each check.
   *
   * @param version of the studio
   */
  public String text(String version, Map<Check, Finding> findings) {
    StringBuilder text = new StringBuilder();
    text.append("MIGR Studio ").append(version).append('\n');
    for (String property : List.of("os.name", "os.version", "os.arch")) {
      text.append(System.getProperty(property, "")).append(' ');
    }
    text.append('\n');
    findings.forEach(
        (check, finding) -> {
          String title = Messages.text("doctor.title." + check.name());
          text.append(String.format(Locale.ROOT, "%-8s ", finding.status().word()));
          text.append(title).append(": ").append(withoutPersons(finding.detail())).append('\n');
        });
    return text.toString();
  }

  /** The sentence with no folder of this machine and no name of its user in it. */
  String withoutPersons(String sentence) {
    String clean = sentence;
    List<Path> deepestFirst =
        places.keySet().stream()
            .sorted(Comparator.comparing(Path::getNameCount).reversed())
            .toList();
    for (Path place : deepestFirst) {
      if (place.getNameCount() > 0) {
        clean = clean.replace(place.toString(), String.valueOf(places.get(place)));
      }
    }
    clean = ABSOLUTE.matcher(clean).replaceAll(Matcher.quoteReplacement("<folder>"));
    if (user != null && user.length() >= SHORTEST_NAME) {
      clean =
          Pattern.compile("(?<!\\w)" + Pattern.quote(user) + "(?!\\w)", Pattern.CASE_INSENSITIVE)
              .matcher(clean)
              .replaceAll(Matcher.quoteReplacement("<user>"));
    }
    return clean;
  }
}
