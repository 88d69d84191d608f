package studio.migr.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/results/README.md says of weights and of overlap is what the tables beside it say. */
final class MeasuredPageTest {
  private static final List<String> OF_WEIGHTS =
      List.of(
          "war", "epc", "fcr", "wrong_reasoning_among_correct", "surprise_recall", "fear_recall");
  private static final List<String> OF_OVERLAP =
      List.of("overlap-0.5", "overlap-0.75", "overlap-1", "fear-1");

  @ParameterizedTest
  @CsvSource({
    "before-ordered",
    "1-migr",
    "2-accuracy-4",
    "3-contrast",
    "4-consistency",
    "5-reasoning-4",
    "6-gentle",
    "7-gentle-explanation",
    "before-written",
    "8-gentle-r1-omni"
  })
  void aRunOfOtherWeightsIsGivenAsItsTableHasIt(String run) throws IOException {
    Map<String, Map<String, String>> table = table("weights");
    List<String> cells = MeasuredResults.row(MeasuredResults.page(), "`" + run + "`");
    for (int k = 0; k < OF_WEIGHTS.size(); k++) {
      assertThat(cells.get(k + 2))
          .as("%s of %s", OF_WEIGHTS.get(k), run)
          .isEqualTo(mean(table, OF_WEIGHTS.get(k), run));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0-before, SFT alone",
    "1-r1-omni, `2-r1-omni`",
    "2-migr, `6-migr`",
    "3-contrast, the same with `contrast`",
    "4-consistency, the same with `consistency`",
    "6-gentle, `6-migr` at 2e-5",
    "5-gentle-explanation, the same with `explanation` at 2e-5"
  })
  void recallUnderOverlapIsGivenAsItsTablesHaveIt(String model, String title) throws IOException {
    List<String> cells = MeasuredResults.row(MeasuredResults.page(), title);
    for (int k = 0; k < OF_OVERLAP.size(); k++) {
      Map<String, Map<String, String>> table = table(OF_OVERLAP.get(k));
      assertThat(cells.get(k + 1))
          .as("%s of %s", OF_OVERLAP.get(k), model)
          .isEqualTo(mean(table, "war", model));
    }
  }

  /** A cell begins with the mean of its seeds. */
  private static String mean(Map<String, Map<String, String>> table, String figure, String model) {
    String cell = table.getOrDefault(figure, Map.of()).getOrDefault(model, "");
    assertThat(cell).as("%s of %s", figure, model).isNotEmpty();
    return cell.split(" ", 2)[0];
  }

  /** By figure, then by model. */
  private static Map<String, Map<String, String>> table(String name) throws IOException {
    List<List<String>> rows =
        Files.readString(MeasuredResults.FOLDER.resolve(name + ".md"))
            .lines()
            .filter(line -> line.startsWith("| "))
            .map(MeasuredResults::cells)
            .toList();
    Map<String, Map<String, String>> table = new LinkedHashMap<>();
    for (List<String> row : rows) {
      Map<String, String> byModel = new LinkedHashMap<>();
      for (int k = 1; k < row.size(); k++) {
        byModel.put(rows.getFirst().get(k), row.get(k));
      }
      table.put(row.getFirst(), byModel);
    }
    return table;
  }
}
