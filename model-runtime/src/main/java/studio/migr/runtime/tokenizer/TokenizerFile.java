package studio.migr.runtime.tokenizer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.migr.runtime.modelfile.FieldException;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.StrictJson;

/**
 * A tokenizer as far as it is understood. Cutting, padding and the tokens that a library would add
 * around a text are left out: prompts say themselves what stands in them.
 */
record TokenizerFile(TokenizerModel model, List<AddedToken> added) {
  static final String NAME = "tokenizer.json";

  /**
   * @throws FieldException if an added token comes twice, or its id is not the one that the native
   *     library would give it: the vocabulary's, else the next after the vocabulary
   */
  TokenizerFile {
    added = List.copyOf(added);
    Map<String, Integer> ids = model.vocabulary().ids();
    Set<String> texts = new HashSet<>();
    int next = ids.size();
    for (AddedToken token : added) {
      Integer known = ids.get(token.text());
      int expected = known == null ? next++ : known;
      if (token.id() != expected
          || token.text().isEmpty()
          || !Vocabulary.isText(token.text())
          || !texts.add(token.text())) {
        throw FieldException.bad("added_tokens", token.text() + ": " + token.id());
      }
    }
  }

  /**
   * @throws ModelFileException if the file is missing, damaged, or of a kind that is not known
   */
  static TokenizerFile read(Path file) throws IOException {
    JsonNode root = StrictJson.object(file);
    return FieldException.inFile(
        file, () -> new TokenizerFile(ModelReader.read(root), added(root.path("added_tokens"))));
  }

  private static List<AddedToken> added(JsonNode list) {
    List<AddedToken> tokens = new ArrayList<>();
    for (JsonNode token : list) {
      String text = token.path("content").asText();
      tokens.add(
          new AddedToken(
              Vocabulary.id("added_tokens", token.path("id")),
              text,
              token.path("special").asBoolean()));
    }
    return tokens;
  }

  /** One more than the largest id. */
  int size() {
    int largest = -1;
    for (int id : model.vocabulary().ids().values()) {
      largest = Math.max(largest, id);
    }
    for (AddedToken token : added) {
      largest = Math.max(largest, token.id());
    }
    return largest + 1;
  }

  /** What the native library is given: nothing that was not understood. */
  String canonical() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = StrictJson.FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("version", "1.0");
      json.writeNullField("truncation");
      json.writeNullField("padding");
      json.writeArrayFieldStart("added_tokens");
      for (AddedToken token : added) {
        json.writeStartObject();
        json.writeNumberField("id", token.id());
        json.writeStringField("content", token.text());
        for (String off : List.of("single_word", "lstrip", "rstrip", "normalized")) {
          json.writeBooleanField(off, false);
        }
        json.writeBooleanField("special", token.special());
        json.writeEndObject();
      }
      json.writeEndArray();
      model.write(json);
      json.writeNullField("post_processor");
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException(e); // a writer in memory does not fail
    }
    return text.toString();
  }
}
