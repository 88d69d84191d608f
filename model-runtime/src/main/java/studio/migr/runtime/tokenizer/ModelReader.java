package studio.migr.runtime.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import studio.migr.runtime.modelfile.FieldException;
import studio.migr.runtime.tokenizer.BytePairs.Merge;

/** Reads what a {@code tokenizer.json} says of its model, and refuses what is not understood. */
final class ModelReader {
  private ModelReader() {}

  static TokenizerModel read(JsonNode root) {
    JsonNode model = root.path("model");
    String type = model.path("type").asText(model.has("merges") ? "BPE" : "");
    return switch (type) {
      case "BPE" -> bytePairs(root, model);
      case "WordPiece" -> wordPieces(root, model);
      default -> throw FieldException.unsupported("model.type", type);
    };
  }

  private static TokenizerModel bytePairs(JsonNode root, JsonNode model) {
    if (model.path("dropout").asDouble() != 0) { // the same text would not give the same tokens
      throw FieldException.unsupported("dropout", model.path("dropout"));
    }
    for (String key : List.of("continuing_subword_prefix", "end_of_word_suffix")) {
      if (!model.path(key).asText("").isEmpty() && !model.path(key).isNull()) {
        throw FieldException.unsupported(key, model.path(key));
      }
    }
    for (String key : List.of("fuse_unk", "byte_fallback")) {
      if (model.path(key).asBoolean()) {
        throw FieldException.unsupported(key, true);
      }
    }
    requireType(root, "decoder", "ByteLevel");
    return new BytePairs(
        Vocabulary.of(model.path("vocab")),
        merges(model.path("merges")),
        pattern(root.path("pre_tokenizer")),
        composed(root.path("normalizer")),
        model.path("ignore_merges").asBoolean());
  }

  private static List<Merge> merges(JsonNode list) {
    List<Merge> merges = new ArrayList<>();
    for (JsonNode merge : list) {
      if (merge.isTextual()) { // "a b": no token has a space, which is another letter
        String[] parts = merge.textValue().split(" ", -1);
        if (parts.length != 2) {
          throw FieldException.bad("merges", merge);
        }
        merges.add(new Merge(parts[0], parts[1]));
      } else if (merge.size() == 2) {
        merges.add(new Merge(merge.path(0).asText(), merge.path(1).asText()));
      } else {
        throw FieldException.bad("merges", merge);
      }
    }
    return merges;
  }

  private static boolean composed(JsonNode normalizer) {
    if (normalizer.isNull() || normalizer.isMissingNode()) {
      return false;
    }
    String type = normalizer.path("type").asText();
    if (!type.equals("NFC")) {
      throw FieldException.unsupported("normalizer", type);
    }
    return true;
  }

  private static SplitPattern pattern(JsonNode step) {
    boolean several = step.path("type").asText().equals("Sequence");
    JsonNode first = several ? step.path("pretokenizers").path(0) : step;
    JsonNode last = several ? step.path("pretokenizers").path(1) : step;
    boolean byteLevel =
        last.path("type").asText().equals("ByteLevel")
            && !last.path("add_prefix_space").asBoolean()
            && (!several || step.path("pretokenizers").size() == 2);
    if (!byteLevel) {
      throw FieldException.unsupported("pre_tokenizer", step.path("type").asText());
    }
    if (!several) {
      return SplitPattern.GPT2;
    }
    String regex = first.path("pattern").path("Regex").asText();
    boolean isolated =
        first.path("type").asText().equals("Split")
            && first.path("behavior").asText().equals("Isolated")
            && !first.path("invert").asBoolean();
    return SplitPattern.of(regex)
        .filter(pattern -> isolated && !last.path("use_regex").asBoolean(true))
        .orElseThrow(() -> FieldException.unsupported("pre_tokenizer", regex));
  }

  private static TokenizerModel wordPieces(JsonNode root, JsonNode model) {
    requireType(root, "normalizer", "BertNormalizer");
    requireType(root, "pre_tokenizer", "BertPreTokenizer");
    if (!model.path("unk_token").asText().equals(WordPieces.UNKNOWN)) {
      throw FieldException.unsupported("unk_token", model.path("unk_token").asText());
    }
    if (!model.path("continuing_subword_prefix").asText("##").equals(WordPieces.CONTINUED)) {
      throw FieldException.unsupported(
          "continuing_subword_prefix", model.path("continuing_subword_prefix").asText());
    }
    return new WordPieces(
        Vocabulary.of(model.path("vocab")), root.path("normalizer").path("lowercase").asBoolean());
  }

  private static void requireType(JsonNode root, String step, String type) {
    String found = root.path(step).path("type").asText();
    if (!found.equals(type)) {
      throw FieldException.unsupported(step, found);
    }
  }
}
