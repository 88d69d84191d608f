package studio.migr.runtime.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import studio.migr.runtime.tokenizer.ByteTokenizer;

/**
 * HumanOmni in miniature, from the reference checkpoints, with the tokenizers that those lack: a
 * token for each byte, and some words for the gate. Its weights are random: what it says means
 * nothing.
 */
public final class TalkingOmni {
  /** The checkpoint without words; not there where the references are not beside the project. */
  public static final Path SILENT =
      Path.of(System.getProperty("shared.directory", "none"), "reference", "humanomni");

  private TalkingOmni() {}

  /** Skips the test, visibly, where the reference checkpoints are not beside the project. */
  public static void assumeThere() {
    assumeTrue(Files.exists(SILENT), "the reference checkpoints are not beside the project");
  }

  /** Writes it into an empty folder. */
  public static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(SILENT)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(file.getFileName());
        Files.write(copy, Files.readAllBytes(file)); // the originals may be read-only
      }
    }
    ByteTokenizer.write(folder);
    Path gate = Files.createDirectories(folder.resolve("bert-base-uncased"));
    Files.writeString(
        gate.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\nwhich\nemotion\nperson\nfeel\n");
    return folder;
  }
}
