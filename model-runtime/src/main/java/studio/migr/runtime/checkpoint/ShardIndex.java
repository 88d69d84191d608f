package studio.migr.runtime.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.modelfile.StrictJson;

/**
 * Which file of a folder holds which tensor, from {@code model.safetensors.index.json}.
 *
 * @param shardOf names of files by names of tensors
 */
record ShardIndex(Path file, Map<String, String> shardOf) {
  /** A file of the same folder: an index leads nowhere else. */
  private static final Pattern PLAIN_NAME = Pattern.compile("[^/\\\\:\\p{Cntrl}]+\\.safetensors");

  static ShardIndex read(Path file) throws IOException {
    JsonNode map = StrictJson.object(file).path("weight_map");
    if (!map.isObject() || map.isEmpty()) {
      throw new ModelFileException(file, ModelFileFault.BAD_INDEX, "weight_map");
    }
    Map<String, String> shardOf = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      String shard = entry.getValue().asText();
      if (!entry.getValue().isTextual() || !PLAIN_NAME.matcher(shard).matches()) {
        throw new ModelFileException(file, ModelFileFault.BAD_INDEX, entry.getKey());
      }
      shardOf.put(entry.getKey(), shard);
    }
    return new ShardIndex(file, shardOf);
  }
}
