package studio.migr.app.measure;

import java.util.List;

/**
 * What came of measuring a project.
 *
 * @param clips how many clips it has
 * @param problems what could not be measured, a sentence each
 */
public record MeasureReport(int clips, List<String> problems) {
  public MeasureReport {
    problems = List.copyOf(problems);
  }
}
