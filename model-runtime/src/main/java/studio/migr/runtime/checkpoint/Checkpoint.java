package studio.migr.runtime.checkpoint;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.safetensors.SafetensorsFile;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorSource;

/**
 * The weights of a model's folder: {@code model.safetensors}, or the shards that {@code
 * model.safetensors.index.json} names. Opening reads headers only. May be used by several threads.
 */
public final class Checkpoint implements TensorSource, AutoCloseable {
  private final Path folder;
  private final Map<String, SafetensorsFile> fileOf;
  private final List<SafetensorsFile> files;

  private Checkpoint(
      Path folder, Map<String, SafetensorsFile> fileOf, List<SafetensorsFile> files) {
    this.folder = folder;
    this.fileOf = fileOf;
    this.files = files;
  }

  /**
   * @throws ModelFileException if the folder has no weights, or any file of them is missing,
   *     damaged or hostile
   */
  public static Checkpoint open(Path folder) throws IOException {
    Path whole = folder.resolve(WeightFiles.WHOLE);
    Path index = folder.resolve(WeightFiles.INDEX);
    if (Files.exists(whole)) {
      SafetensorsFile file = SafetensorsFile.open(whole);
      Map<String, SafetensorsFile> fileOf = new LinkedHashMap<>();
      file.names().forEach(name -> fileOf.put(name, file));
      return new Checkpoint(folder, fileOf, List.of(file));
    }
    if (Files.exists(index)) {
      return openShards(folder, ShardIndex.read(index));
    }
    throw WeightFiles.noneIn(folder);
  }

  private static Checkpoint openShards(Path folder, ShardIndex index) throws IOException {
    Map<String, SafetensorsFile> shards = new LinkedHashMap<>();
    try {
      for (String shard : new LinkedHashSet<>(index.shardOf().values())) {
        Path file = folder.resolve(shard);
        if (!Files.exists(file)) {
          throw new ModelFileException(index.file(), ModelFileFault.MISSING_SHARD, shard);
        }
        shards.put(shard, SafetensorsFile.open(file));
      }
      for (Map.Entry<String, String> entry : index.shardOf().entrySet()) {
        SafetensorsFile shard = shards.get(entry.getValue());
        if (shard == null || !shard.has(entry.getKey())) {
          throw new ModelFileException(
              index.file(), ModelFileFault.MISSING_TENSOR, entry.getKey(), entry.getValue());
        }
      }
    } catch (Throwable e) {
      shards.values().forEach(SafetensorsFile::close);
      throw e;
    }
    Map<String, SafetensorsFile> fileOf = new LinkedHashMap<>();
    for (Map.Entry<String, SafetensorsFile> shard : shards.entrySet()) {
      for (String name : shard.getValue().names()) { // in the order of their bytes
        if (shard.getKey().equals(index.shardOf().get(name))) {
          fileOf.put(name, shard.getValue());
        }
      }
    }
    return new Checkpoint(folder, fileOf, List.copyOf(shards.values()));
  }

  public Path folder() {
    return folder;
  }

  /** The files that hold the weights. */
  public List<Path> files() {
    return files.stream().map(SafetensorsFile::path).toList();
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(fileOf.keySet());
  }

  @Override
  public TensorInfo info(String name) {
    return file(name).info(name);
  }

  @Override
  public MemorySegment bytes(String name) {
    return file(name).bytes(name);
  }

  private SafetensorsFile file(String name) {
    SafetensorsFile file = fileOf.get(name);
    if (file == null) {
      throw new NoSuchElementException(name + " in " + folder);
    }
    return file;
  }

  /** Gives the memory back; bytes handed out before can no longer be read. */
  @Override
  public void close() {
    files.forEach(SafetensorsFile::close);
  }
}
