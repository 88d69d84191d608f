package studio.migr.runtime.tokenizer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A tokenizer of Qwen's kind with 256 bytes, a few merges and Qwen's marks of turns. */
public final class SmallTokenizer {
  public static final List<String> MERGES = List.of("h e", "l l", "he ll", "hell o", "Ġ w");
  public static final List<String> SPECIAL = List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>");
  private static final ObjectMapper JSON = new ObjectMapper();

  private SmallTokenizer() {}

  /** What a {@code tokenizer.json} holds, to be changed by whoever wants it wrong. */
  public static ObjectNode json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", "1.0").putNull("truncation").putNull("padding");
    ArrayNode added = root.putArray("added_tokens");
    ObjectNode model = JSON.createObjectNode().put("type", "BPE");
    model.putNull("dropout").putNull("unk_token");
    model.put("continuing_subword_prefix", "").put("end_of_word_suffix", "");
    model.put("fuse_unk", false).put("byte_fallback", false);
    ObjectNode vocabulary = model.putObject("vocab");
    ByteLetters.ALL.forEach(letter -> vocabulary.put(letter, vocabulary.size()));
    MERGES.forEach(merge -> vocabulary.put(merge.replace(" ", ""), vocabulary.size()));
    MERGES.forEach(model.putArray("merges")::add);
    for (int k = 0; k < SPECIAL.size(); k++) {
      added
          .addObject()
          .put("id", vocabulary.size() + k)
          .put("content", SPECIAL.get(k))
          .put("single_word", false)
          .put("lstrip", false)
          .put("rstrip", false)
          .put("normalized", false)
          .put("special", true);
    }
    root.putObject("normalizer").put("type", "NFC");
    ArrayNode steps =
        root.putObject("pre_tokenizer").put("type", "Sequence").putArray("pretokenizers");
    ObjectNode split = steps.addObject().put("type", "Split");
    split.putObject("pattern").put("Regex", SplitPattern.QWEN2.regex());
    split.put("behavior", "Isolated").put("invert", false);
    byteLevel(steps.addObject());
    byteLevel(root.putObject("post_processor"));
    byteLevel(root.putObject("decoder"));
    root.set("model", model);
    return root;
  }

  private static void byteLevel(ObjectNode node) {
    node.put("type", "ByteLevel").put("add_prefix_space", false);
    node.put("trim_offsets", false).put("use_regex", false);
  }

  /** Writes it into a folder. */
  public static Path write(Path folder) throws IOException {
    return Files.writeString(folder.resolve("tokenizer.json"), json().toString());
  }
}
