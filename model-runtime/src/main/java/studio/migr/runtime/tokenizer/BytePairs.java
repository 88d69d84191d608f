package studio.migr.runtime.tokenizer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import studio.migr.runtime.modelfile.FieldException;

/**
 * Pairs of bytes, merged in the order learned, as in GPT-2 and Qwen.
 *
 * @param composed whether text is brought into Unicode's composed form first
 * @param whole whether a word that is a token stays whole, whatever the merges say
 */
record BytePairs(
    Vocabulary vocabulary,
    List<Merge> merges,
    SplitPattern pattern,
    boolean composed,
    boolean whole)
    implements TokenizerModel {

  record Merge(String left, String right) {}

  /**
   * @throws FieldException if a merge's parts or result are no tokens, or a byte has no token: text
   *     would be lost without a word
   */
  BytePairs {
    for (Merge merge : merges) {
      String made = merge.left + merge.right;
      if (!vocabulary.has(merge.left) || !vocabulary.has(merge.right) || !vocabulary.has(made)) {
        throw FieldException.bad("merges", merge.left + " " + merge.right);
      }
    }
    for (String letter : ByteLetters.ALL) {
      if (!vocabulary.has(letter)) {
        throw FieldException.bad("vocab", letter);
      }
    }
    merges = List.copyOf(merges);
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    if (composed) {
      json.writeObjectFieldStart("normalizer");
      json.writeStringField("type", "NFC");
      json.writeEndObject();
    } else {
      json.writeNullField("normalizer");
    }
    writeSplitting(json);
    json.writeObjectFieldStart("decoder");
    writeByteLevel(json, true);
    json.writeEndObject();
    json.writeObjectFieldStart("model");
    json.writeStringField("type", "BPE");
    for (String absent : List.of("dropout", "unk_token")) {
      json.writeNullField(absent);
    }
    for (String absent : List.of("continuing_subword_prefix", "end_of_word_suffix")) {
      json.writeNullField(absent);
    }
    json.writeBooleanField("fuse_unk", false);
    json.writeBooleanField("byte_fallback", false);
    json.writeBooleanField("ignore_merges", whole);
    json.writeObjectFieldStart("vocab");
    for (Map.Entry<String, Integer> token : vocabulary.ids().entrySet()) {
      json.writeNumberField(token.getKey(), token.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("merges");
    for (Merge merge : merges) {
      json.writeArray(new String[] {merge.left, merge.right}, 0, 2);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeSplitting(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("pre_tokenizer");
    if (pattern == SplitPattern.GPT2) {
      writeByteLevel(json, true);
    } else {
      json.writeStringField("type", "Sequence");
      json.writeArrayFieldStart("pretokenizers");
      json.writeStartObject();
      json.writeStringField("type", "Split");
      json.writeObjectFieldStart("pattern");
      json.writeStringField("Regex", pattern.regex());
      json.writeEndObject();
      json.writeStringField("behavior", "Isolated");
      json.writeBooleanField("invert", false);
      json.writeEndObject();
      json.writeStartObject();
      writeByteLevel(json, false);
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void writeByteLevel(JsonGenerator json, boolean split) throws IOException {
    json.writeStringField("type", "ByteLevel");
    json.writeBooleanField("add_prefix_space", false);
    json.writeBooleanField("trim_offsets", false);
    json.writeBooleanField("use_regex", split);
  }
}
