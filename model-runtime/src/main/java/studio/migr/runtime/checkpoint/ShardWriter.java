package studio.migr.runtime.checkpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import studio.migr.runtime.modelfile.FileReplacement;
import studio.migr.runtime.modelfile.StrictJson;
import studio.migr.runtime.safetensors.SafetensorsWriter;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.work.Work;

/**
 * Writes a model's weights as Hugging Face's libraries do: {@code model.safetensors}, or where that
 * would be too large, shards {@code model-00001-of-00003.safetensors} and the index that says which
 * tensor is in which.
 */
public final class ShardWriter {
  private static final Map<String, String> METADATA = Map.of("format", "pt");

  private ShardWriter() {}

  /**
   * @param shard most bytes of weights in a file; a single larger tensor has a file of its own
   * @param work hears how many bytes are written
   * @return the names of the files with weights
   */
  public static List<String> write(Path folder, TensorSource tensors, long shard, Work work)
      throws IOException {
    List<Set<String>> shards = shards(tensors, shard);
    long total = tensors.names().stream().mapToLong(name -> tensors.info(name).bytes()).sum();
    List<String> files = new ArrayList<>();
    Map<String, String> shardOf = new TreeMap<>();
    long done = 0;
    for (int k = 0; k < shards.size(); k++) {
      work.check();
      String file =
          shards.size() == 1
              ? WeightFiles.WHOLE
              : String.format("model-%05d-of-%05d.safetensors", k + 1, shards.size());
      Part part = new Part(tensors, shards.get(k), work, done, total);
      SafetensorsWriter.write(folder.resolve(file), part, METADATA);
      done = part.done;
      files.add(file);
      shards.get(k).forEach(name -> shardOf.put(name, file));
    }
    if (shards.size() > 1) {
      writeIndex(folder.resolve(WeightFiles.INDEX), total, shardOf);
    }
    return files;
  }

  /** In the order in which the tensors lie, so that those of a layer stay together. */
  private static List<Set<String>> shards(TensorSource tensors, long most) {
    List<Set<String>> shards = new ArrayList<>();
    long size = 0;
    for (String name : tensors.names()) {
      long bytes = tensors.info(name).bytes();
      if (shards.isEmpty() || size + bytes > most) {
        shards.add(new LinkedHashSet<>());
        size = 0;
      }
      shards.getLast().add(name);
      size += bytes;
    }
    return shards;
  }

  private static void writeIndex(Path file, long total, Map<String, String> shardOf)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = StrictJson.FACTORY.createGenerator(bytes)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeObjectFieldStart("metadata");
      json.writeNumberField("total_size", total);
      json.writeEndObject();
      json.writeObjectFieldStart("weight_map");
      for (Map.Entry<String, String> entry : shardOf.entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    FileReplacement.write(
        file,
        channel -> {
          ByteBuffer left = ByteBuffer.wrap(bytes.toByteArray());
          while (left.hasRemaining()) {
            channel.write(left);
          }
        });
  }

  /** Some of the tensors, which tell how far their writing is. */
  private static final class Part implements TensorSource {
    private final TensorSource all;
    private final Set<String> names;
    private final Work work;
    private final long total;
    private long done;

    Part(TensorSource all, Set<String> names, Work work, long done, long total) {
      this.all = all;
      this.names = names;
      this.work = work;
      this.done = done;
      this.total = total;
    }

    @Override
    public Set<String> names() {
      return names;
    }

    @Override
    public TensorInfo info(String name) {
      return all.info(name);
    }

    @Override
    public MemorySegment bytes(String name) {
      work.check();
      work.progress(done, total);
      done += info(name).bytes();
      return all.bytes(name);
    }
  }
}
