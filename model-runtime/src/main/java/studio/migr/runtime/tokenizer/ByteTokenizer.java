package studio.migr.runtime.tokenizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The smallest tokenizer of Qwen's kind: a token for each byte, and the marks of turns. */
public final class ByteTokenizer {
  private static final List<String> MARKS = List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>");

  /** Tokens that it knows. */
  public static final int SIZE = ByteLetters.ALL.size() + MARKS.size();

  private ByteTokenizer() {}

  /** Writes it as {@code tokenizer.json} into a folder. */
  public static void write(Path folder) throws IOException {
    write(folder, List.of());
  }

  /**
   * As {@link #write(Path)}, with tokens of their own for some pieces of text, numbered from {@link
   * #SIZE}.
   */
  public static void write(Path folder, List<String> pieces) throws IOException {
    Map<String, Integer> ids = new LinkedHashMap<>();
    ByteLetters.ALL.forEach(letter -> ids.put(letter, ids.size()));
    List<AddedToken> added = new ArrayList<>();
    MARKS.forEach(mark -> added.add(new AddedToken(ids.size() + added.size(), mark, true)));
    pieces.forEach(piece -> added.add(new AddedToken(ids.size() + added.size(), piece, false)));
    BytePairs bytes =
        new BytePairs(new Vocabulary(ids), List.of(), SplitPattern.QWEN2, true, false);
    Files.writeString(
        folder.resolve(TokenizerFile.NAME), new TokenizerFile(bytes, added).canonical());
  }
}
