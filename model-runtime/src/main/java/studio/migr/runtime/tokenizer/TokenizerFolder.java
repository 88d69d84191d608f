package studio.migr.runtime.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import studio.migr.runtime.modelfile.FieldException;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.modelfile.StrictJson;
import studio.migr.runtime.modelfile.StrictText;
import studio.migr.runtime.tokenizer.BytePairs.Merge;

/** The files in which a checkpoint keeps its tokenizer, of today or as Qwen's first ones did. */
final class TokenizerFolder {
  private static final String VOCABULARY = "vocab.json";
  private static final String MERGES = "merges.txt";
  private static final String CONFIG = "tokenizer_config.json";

  private TokenizerFolder() {}

  /**
   * @throws ModelFileException if there is none, or it is damaged or of a kind that is not known
   */
  static TokenizerFile read(Path folder) throws IOException {
    Path whole = folder.resolve(TokenizerFile.NAME);
    if (Files.exists(whole)) {
      return TokenizerFile.read(whole);
    }
    if (Files.exists(folder.resolve(VOCABULARY)) && Files.exists(folder.resolve(MERGES))) {
      return ofParts(folder);
    }
    throw new ModelFileException(folder, ModelFileFault.NO_TOKENIZER);
  }

  private static TokenizerFile ofParts(Path folder) throws IOException {
    Path config = folder.resolve(CONFIG);
    JsonNode settings = StrictJson.object(config);
    FieldException.inFile(config, () -> requireQwen(settings));
    Path words = folder.resolve(VOCABULARY);
    JsonNode object = StrictJson.object(words);
    Vocabulary vocabulary = FieldException.inFile(words, () -> Vocabulary.of(object));
    Path file = folder.resolve(MERGES);
    String text = StrictText.read(file);
    BytePairs model =
        FieldException.inFile(
            file, () -> new BytePairs(vocabulary, merges(text), SplitPattern.QWEN2, true, false));
    return FieldException.inFile(config, () -> new TokenizerFile(model, added(settings)));
  }

  private static String requireQwen(JsonNode settings) {
    String type = settings.path("tokenizer_class").asText();
    if (!type.startsWith("Qwen2Tokenizer")) {
      throw FieldException.unsupported("tokenizer_class", type);
    }
    return type;
  }

  private static List<Merge> merges(String text) {
    List<Merge> merges = new ArrayList<>();
    for (String line : text.split("\\r?\\n")) { // other ends of lines may stand in tokens
      if (line.isEmpty() || line.startsWith("#version")) {
        continue;
      }
      String[] parts = line.split(" ", -1);
      if (parts.length != 2) {
        throw FieldException.bad("merges", line);
      }
      merges.add(new Merge(parts[0], parts[1]));
    }
    return merges;
  }

  private static List<AddedToken> added(JsonNode settings) {
    List<AddedToken> added = new ArrayList<>();
    for (Map.Entry<String, JsonNode> token : settings.path("added_tokens_decoder").properties()) {
      if (!token.getKey().matches("[0-9]{1,7}")) {
        throw FieldException.bad("added_tokens_decoder", token.getKey());
      }
      added.add(
          new AddedToken(
              Integer.parseInt(token.getKey()),
              token.getValue().path("content").asText(),
              token.getValue().path("special").asBoolean()));
    }
    added.sort(Comparator.comparingInt(AddedToken::id));
    return added;
  }
}
