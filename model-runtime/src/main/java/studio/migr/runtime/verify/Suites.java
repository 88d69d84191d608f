package studio.migr.runtime.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs comparisons so that each is reported, also where one could not be made. */
public final class Suites {
  private Suites() {}

  /** Those of the models' graphs. */
  public static List<CheckSuite> ofModels() {
    return List.of(
        new Qwen2Suite(),
        new EncoderSuite.OfSiglip(),
        new EncoderSuite.OfWhisper(),
        new EncoderSuite.OfBert(),
        new PictureSuite(),
        new HumanOmniSuite());
  }

  /**
   * Makes all comparisons.
   *
   * @return one for each name of the suite, in its order
   */
  public static List<Check> run(CheckSuite suite, Path folder) {
    CheckReport report = new CheckReport();
    String problem = "";
    try {
      suite.run(folder, report);
    } catch (IOException | RuntimeException e) {
      problem = String.valueOf(e.getMessage());
    }
    Map<String, Check> made = new LinkedHashMap<>();
    report.checks().forEach(check -> made.put(check.name(), check));
    List<Check> all = new ArrayList<>();
    for (String name : suite.names()) {
      Check check = made.remove(name);
      all.add(check == null ? Check.notMade(name, problem) : check);
    }
    all.addAll(made.values());
    return all;
  }
}
