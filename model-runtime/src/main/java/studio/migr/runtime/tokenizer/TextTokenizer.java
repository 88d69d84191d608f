package studio.migr.runtime.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import studio.migr.runtime.modelfile.ModelFileException;

/**
 * Text to tokens and back, of one checkpoint. Nothing is added to a text, cut off or padded. May be
 * used by several threads.
 */
public final class TextTokenizer implements AutoCloseable {
  static {
    // The library would else look for a cloud's services when it is first used.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
  }

  private final HuggingFaceTokenizer library;
  private final Map<String, Integer> ids;
  private final List<String> special;
  private final int size;

  private TextTokenizer(
      HuggingFaceTokenizer library, Map<String, Integer> ids, List<String> special, int size) {
    this.library = library;
    this.ids = ids;
    this.special = special;
    this.size = size;
  }

  /**
   * Opens the tokenizer of a folder: {@code tokenizer.json}, or Qwen's older {@code vocab.json}
   * with {@code merges.txt}.
   *
   * @throws ModelFileException if there is none, or it is damaged or of a kind that is not known
   */
  public static TextTokenizer open(Path folder) throws IOException {
    return of(TokenizerFolder.read(folder));
  }

  /**
   * How many ids the tokenizer of a folder has, without loading it.
   *
   * @throws ModelFileException as {@link #open} does
   */
  public static int sizeIn(Path folder) throws IOException {
    return TokenizerFolder.read(folder).size();
  }

  static TextTokenizer of(TokenizerFile file) throws IOException {
    byte[] json = file.canonical().getBytes(StandardCharsets.UTF_8);
    HuggingFaceTokenizer library =
        HuggingFaceTokenizer.newInstance(
            new ByteArrayInputStream(json),
            Map.of(
                "addSpecialTokens", "false",
                "truncation", "do_not_truncate",
                "padding", "do_not_pad"));
    Map<String, Integer> ids = new HashMap<>(file.model().vocabulary().ids());
    file.added().forEach(token -> ids.put(token.text(), token.id()));
    return new TextTokenizer(
        library,
        ids,
        file.added().stream().filter(AddedToken::special).map(AddedToken::text).toList(),
        file.size());
  }

  /** One more than the largest id. */
  public int size() {
    return size;
  }

  /** The id of a token as the vocabulary spells it. */
  public OptionalInt id(String token) {
    Integer id = ids.get(token);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /** Tokens of a text; what looks like a special token in it is one. */
  public long[] encode(String text) {
    return library.encode(wellFormed(text), false, false).getIds();
  }

  /**
   * Words that somebody wrote, cut so that no piece holds a special token: encoded piece by piece
   * they are plain text and steer nothing. One piece where nothing looks like such a token.
   */
  public List<String> plainPieces(String text) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      int here = at;
      if (special.stream().anyMatch(token -> text.startsWith(token, here))) {
        int cut = text.offsetByCodePoints(at, 1); // inside the token, so that it is none any more
        pieces.add(text.substring(from, cut));
        from = cut;
      }
    }
    pieces.add(text.substring(from));
    return pieces;
  }

  /** The text of tokens, without special ones. Ids that are none are left out. */
  public String decode(long[] tokens) {
    return library.decode(known(tokens), true);
  }

  /** The text of tokens, special ones included. */
  public String decodeAll(long[] tokens) {
    return library.decode(known(tokens), false);
  }

  private long[] known(long[] tokens) {
    return Arrays.stream(tokens).filter(id -> id >= 0 && id < size).toArray();
  }

  /** Half a surrogate pair is no text, and the library would not take it. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    library.close();
  }
}
