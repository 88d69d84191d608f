package studio.migr.app.tour;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the tour saw and what a person would find wrong with it.
 *
 * @param views in the order of the day
 */
public record TourReport(List<View> views) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public TourReport {
    views = List.copyOf(views);
  }

  /** How many pictures there are. */
  public int pictures() {
    return views.size();
  }

  /** All that is wrong, each with the picture on which it shows. */
  public List<String> problems() {
    return views.stream()
        .flatMap(view -> view.problems().stream().map(problem -> view.file() + ": " + problem))
        .toList();
  }

  /** As {@code {"views": [{name, file, width, height, theme, problems}]}}. */
  public ObjectNode toJson() {
    ObjectNode report = JSON.createObjectNode();
    ArrayNode all = report.putArray("views");
    for (View view : views) {
      ObjectNode one = all.addObject();
      one.put("name", view.name());
      one.put("file", view.file());
      one.put("width", view.look().width());
      one.put("height", view.look().height());
      one.put("theme", view.look().theme());
      ArrayNode problems = one.putArray("problems");
      view.problems().forEach(problems::add);
    }
    return report;
  }

  /** Writes it as a JSON file. */
  void write(Path file) throws IOException {
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), toJson());
  }
}
