package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import studio.migr.app.message.Messages;
import studio.migr.app.tour.check.Figures;
import studio.migr.app.tour.check.Share;

/**
 * What the tour looked at for those who use the keyboard, a screen reader, large type or still
 * windows: a line for each view, with what is worst in any of its looks.
 */
final class AccessibilityReport {
  private static final String NOTHING = "–";

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  AccessibilityReport(List<View> views) {
    for (View view : views) {
      Row row = Row.of(view);
      rows.merge(view.name(), row, Row::worse);
      view.problems().forEach(problem -> problems.add(view.file() + ": " + problem));
    }
  }

  /**
   * What is known of a view.
   *
   * @param figures of all looks
   * @param large of the looks in which everything is twice as large
   */
  private record Row(Figures figures, Figures large, Movement movement) {
    static Row of(View view) {
      Figures large = view.look().scale() > 1 ? view.figures() : Figures.NONE;
      return new Row(view.figures(), large, view.movement());
    }

    Row worse(Row other) {
      return new Row(
          figures.worse(other.figures), large.worse(other.large), movement.worse(other.movement));
    }
  }

  /** Writes it as a table in Markdown, and what is wrong below it. */
  void write(Path file) throws IOException {
    Files.writeString(file, text());
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    lines.add("# " + Messages.text("tour.access.title"));
    lines.add("");
    lines.add(Messages.text("tour.access.what"));
    lines.add("");
    lines.add(Messages.text("tour.access.columns"));
    lines.add("|---|---|---|---|---|---|---|");
    rows.forEach((name, row) -> lines.add(line(name, row)));
    rows.values().stream()
        .reduce(Row::worse)
        .ifPresent(
            worst -> lines.add(line("**" + Messages.text("tour.access.worst") + "**", worst)));
    lines.add("");
    lines.add("## " + Messages.text("tour.access.problems", problems.size()));
    lines.add("");
    problems.forEach(problem -> lines.add("- " + problem));
    return String.join("\n", lines).strip() + "\n";
  }

  private static String line(String name, Row row) {
    Figures figures = row.figures();
    return "| "
        + String.join(
            " | ",
            name,
            share(figures.named()),
            share(figures.reached()),
            contrast(figures.text()),
            contrast(figures.large()),
            whole(row.large()),
            Messages.text("tour.access.movement." + row.movement()))
        + " |";
  }

  private static String share(Share share) {
    return share.all() == 0
        ? NOTHING
        : Messages.text("tour.access.share", share.good(), share.all());
  }

  private static String whole(Figures large) {
    return large.shortened() == 0
        ? share(large.whole())
        : share(large.whole()) + Messages.text("tour.access.shortened", large.shortened());
  }

  /** Cut, not rounded: 4.499 must not read as the 4.50 that it misses. */
  private static String contrast(double least) {
    return Double.isInfinite(least)
        ? NOTHING
        : String.format(Locale.ROOT, "%.2f", Math.floor(least * 100) / 100);
  }
}
