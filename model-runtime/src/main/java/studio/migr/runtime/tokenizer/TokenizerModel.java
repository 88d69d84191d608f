package studio.migr.runtime.tokenizer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** How words become tokens; writes the part of a {@code tokenizer.json} that says so. */
sealed interface TokenizerModel permits BytePairs, WordPieces {
  Vocabulary vocabulary();

  /**
   * Writes the fields {@code normalizer}, {@code pre_tokenizer}, {@code decoder}, {@code model}.
   */
  void write(JsonGenerator json) throws IOException;
}
