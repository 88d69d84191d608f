package studio.migr.runtime.tokenizer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import studio.migr.runtime.modelfile.FieldException;

/**
 * The longest pieces of words that are tokens, as in BERT.
 *
 * @param lowercase whether capitals and accents are dropped
 */
record WordPieces(Vocabulary vocabulary, boolean lowercase) implements TokenizerModel {
  static final String UNKNOWN = "[UNK]";
  static final String START = "[CLS]";
  static final String END = "[SEP]";
  static final String CONTINUED = "##";

  /** Longer words are unknown, as in BERT. */
  private static final int LONGEST_WORD = 100;

  /**
   * @throws FieldException if the tokens that every text needs are not there
   */
  WordPieces {
    for (String needed : new String[] {UNKNOWN, START, END}) {
      if (!vocabulary.has(needed)) {
        throw FieldException.bad("vocab", needed);
      }
    }
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("normalizer");
    json.writeStringField("type", "BertNormalizer");
    json.writeBooleanField("clean_text", true);
    json.writeBooleanField("handle_chinese_chars", true);
    json.writeNullField("strip_accents"); // as lowercase says
    json.writeBooleanField("lowercase", lowercase);
    json.writeEndObject();
    json.writeObjectFieldStart("pre_tokenizer");
    json.writeStringField("type", "BertPreTokenizer");
    json.writeEndObject();
    json.writeObjectFieldStart("decoder");
    json.writeStringField("type", "WordPiece");
    json.writeStringField("prefix", CONTINUED);
    json.writeBooleanField("cleanup", true);
    json.writeEndObject();
    json.writeObjectFieldStart("model");
    json.writeStringField("type", "WordPiece");
    json.writeStringField("unk_token", UNKNOWN);
    json.writeStringField("continuing_subword_prefix", CONTINUED);
    json.writeNumberField("max_input_chars_per_word", LONGEST_WORD);
    json.writeObjectFieldStart("vocab");
    for (Map.Entry<String, Integer> token : vocabulary.ids().entrySet()) {
      json.writeNumberField(token.getKey(), token.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
