package studio.migr.training.table;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A table for a page: a row for each column, since there are more of these than models. */
public final class ModelTableMarkdown {
  private ModelTableMarkdown() {}

  public static String of(ModelTable table) {
    List<String> models = List.copyOf(table.rows().keySet());
    StringBuilder text = new StringBuilder();
    text.append("| |");
    models.forEach(name -> text.append(' ').append(name.replace("|", "\\|")).append(" |"));
    text.append("\n|---|").append("---|".repeat(models.size())).append('\n');
    for (int k = 0; k < table.columns().size(); k++) {
      int column = k;
      text.append("| ").append(table.columns().get(k).id()).append(" |");
      table.rows().values().forEach(row -> text.append(cell(row.get(column))));
      text.append('\n');
    }
    return text.toString();
  }

  private static String cell(Entry entry) {
    String interval =
        entry
            .interval()
            .map(each -> " [" + number(each.low()) + ", " + number(each.high()) + "]")
            .orElse("");
    String seeds =
        entry.bySeed().size() < 2
            ? ""
            : entry.bySeed().stream()
                .map(ModelTableMarkdown::number)
                .collect(Collectors.joining(" ", " (", ")"));
    return entry.mean().isEmpty() ? " – |" : " " + number(entry.mean()) + interval + seeds + " |";
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "–";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
