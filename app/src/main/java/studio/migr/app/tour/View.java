package studio.migr.app.tour;

import java.util.List;

/**
 * One picture of the report.
 *
 * @param name what is shown, the same in all looks
 * @param file name of the PNG, beside the report
 * @param problems a sentence for each
 */
record View(String name, String file, Look look, List<String> problems) {
  View {
    problems = List.copyOf(problems);
  }
}
