package studio.migr.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.migr.app.cli.CommandRun;

/** The tables of docs/results are what the answers, which lie beside them, amount to. */
final class MeasuredTableTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "paper-table, written",
    "paper-table, direct",
    "paper-table, reasoned",
    "paper-table, majority",
    "conflict, written",
    "overlap-0.5, written",
    "overlap-0.75, written",
    "overlap-1, written",
    "fear-1, written",
    "weights, written"
  })
  void aTableIsWhatItsAnswersAmountTo(String name, String rule) throws IOException {
    unpack(MeasuredResults.FOLDER.resolve(name));
    Path page = folder.resolve("table.md");
    CommandRun run =
        CommandRun.of("table", folder, "--answer-by", rule, "--markdown", page, "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("generated").asBoolean()).isTrue();
    String file = rule.equals("written") ? name + ".md" : name + "-" + rule + ".md";
    assertThat(page).hasSameTextualContentAs(MeasuredResults.FOLDER.resolve(file));
  }

  private void unpack(Path packed) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(packed)) {
      files = all.filter(file -> file.toString().endsWith(".jsonl.gz")).toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      String plain = packed.relativize(file).toString().replaceAll("\\.gz$", "");
      Path target = folder.resolve(plain);
      Files.createDirectories(target.resolve("..").normalize());
      try (InputStream lines = MeasuredResults.unpacked(file)) {
        Files.copy(lines, target);
      }
    }
  }
}
