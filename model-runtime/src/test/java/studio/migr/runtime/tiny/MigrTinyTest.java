package studio.migr.runtime.tiny;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.inspect.ModelInspector;
import studio.migr.runtime.inspect.ModelReport;

final class MigrTinyTest {
  private static final long MOST_BYTES = 10_000_000;

  @TempDir private Path models;

  @Test
  void itIsAModelLikeEveryOther() throws IOException {
    Path folder = MigrTiny.copyTo(models);
    ModelReport report = ModelInspector.inspect(folder, 1L << 40);
    assertThat(report.problems()).isEmpty();
    assertThat(Files.size(folder.resolve("model.safetensors"))).isLessThan(MOST_BYTES);
    assertThat(MigrTiny.is(folder)).isTrue();
    assertThat(MigrTiny.is(models)).isFalse();
  }

  @Test
  void itsFilesAreThoseThatItsListNames() throws Exception {
    Path folder = MigrTiny.copyTo(models);
    for (String line : MigrTiny.files()) {
      byte[] bytes = Files.readAllBytes(folder.resolve(line.substring(66)));
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertThat(line).startsWith(HexFormat.of().formatHex(hash));
    }
  }

  @Test
  void whatIsThereStaysAndWhatIsMissingIsCopiedAgain() throws IOException {
    Path folder = MigrTiny.copyTo(models);
    Files.writeString(folder.resolve("config.json"), "mine");
    Files.delete(folder.resolve("tokenizer.json"));
    assertThat(MigrTiny.copyTo(models)).isEqualTo(folder);
    assertThat(folder.resolve("config.json")).hasContent("mine");
    assertThat(folder.resolve("tokenizer.json")).exists();
  }

  @Test
  void whoReadsTheFolderWhileItIsMadeMeetsNothingThatGoesAway() throws Exception {
    Path folder = models.resolve(MigrTiny.copyTo(models.resolve("first")).getFileName());
    CompletableFuture<Path> made =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return MigrTiny.copyTo(models);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    Set<Path> met = new HashSet<>();
    while (!made.isDone()) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files.forEach(met::add);
        }
      }
    }
    made.join();
    assertThat(met).allSatisfy(file -> assertThat(file).exists());
  }
}
