package studio.migr.runtime.tokenizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.runtime.modelfile.FieldException;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.modelfile.StrictText;

/**
 * The tokenizer of the text encoder that weighs HumanOmni's branches, which comes with BERT and not
 * with the checkpoint. May be used by several threads.
 */
public final class BertTokenizer implements AutoCloseable {
  private static final String WORDS = "vocab.txt";
  private static final List<String> FOLDERS = List.of("bert-base-uncased", "bert_base_uncased");

  private final TextTokenizer tokenizer;
  private final long start;
  private final long end;

  private BertTokenizer(TextTokenizer tokenizer) {
    this.tokenizer = tokenizer;
    this.start = tokenizer.id(WordPieces.START).orElseThrow();
    this.end = tokenizer.id(WordPieces.END).orElseThrow();
  }

  /**
   * Where a checkpoint's BERT lies: a folder {@code bert-base-uncased} in it or beside it, with
   * {@code tokenizer.json} or {@code vocab.txt}.
   */
  public static Optional<Path> find(Path checkpoint) {
    return FOLDERS.stream()
        .flatMap(name -> List.of(checkpoint.resolve(name), beside(checkpoint, name)).stream())
        .filter(
            folder ->
                Files.exists(folder.resolve(TokenizerFile.NAME))
                    || Files.exists(folder.resolve(WORDS)))
        .findFirst();
  }

  private static Path beside(Path checkpoint, String name) {
    return checkpoint.toAbsolutePath().normalize().resolveSibling(name);
  }

  /**
   * @param folder with {@code tokenizer.json} or {@code vocab.txt}
   * @throws ModelFileException if neither is there, or it is no tokenizer of BERT
   */
  public static BertTokenizer open(Path folder) throws IOException {
    return new BertTokenizer(TextTokenizer.of(read(folder)));
  }

  /**
   * How many ids it has, without loading it.
   *
   * @throws ModelFileException as {@link #open} does
   */
  public static int sizeIn(Path folder) throws IOException {
    return read(folder).size();
  }

  private static TokenizerFile read(Path folder) throws IOException {
    Path json = folder.resolve(TokenizerFile.NAME);
    TokenizerFile file =
        Files.exists(json) ? TokenizerFile.read(json) : words(folder.resolve(WORDS));
    if (!(file.model() instanceof WordPieces)) {
      throw new ModelFileException(json, ModelFileFault.UNSUPPORTED, "model.type", "BPE");
    }
    return file;
  }

  private static TokenizerFile words(Path file) throws IOException {
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (String word : StrictText.read(file).lines().toList()) {
      if (ids.putIfAbsent(word, ids.size()) != null) {
        throw new ModelFileException(file, ModelFileFault.NAMED_TWICE, word);
      }
    }
    return FieldException.inFile(
        file, () -> new TokenizerFile(new WordPieces(new Vocabulary(ids), true), List.of()));
  }

  /**
   * A question as BERT reads it, between its marks for start and end.
   *
   * @param most tokens taken at most, marks included; the rest is cut off
   */
  public long[] encode(String text, int most) {
    long[] words = tokenizer.encode(text);
    int kept = Math.min(words.length, most - 2);
    long[] all = new long[kept + 2];
    all[0] = start;
    System.arraycopy(words, 0, all, 1, kept);
    all[kept + 1] = end;
    return all;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
