package studio.migr.app.tour;

import java.util.List;
import studio.migr.app.tour.check.Figures;

/**
 * One picture of the report.
 *
 * @param name what is shown, the same in all looks
 * @param file name of the PNG, beside the report
 * @param figures what was looked at
 * @param movement what moves by itself; looked at in one look of each view
 * @param problems a sentence for each
 */
record View(
    String name,
    String file,
    Look look,
    Figures figures,
    Movement movement,
    List<String> problems) {
  View {
    problems = List.copyOf(problems);
  }
}
