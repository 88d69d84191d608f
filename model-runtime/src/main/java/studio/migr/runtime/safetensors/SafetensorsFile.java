package studio.migr.runtime.safetensors;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.safetensors.SafetensorsHeader.Placed;

/**
 * One safetensors file, mapped into memory: opening reads its header only, and pages of tensors
 * come from disk when they are first touched. May be used by several threads.
 *
 * <p>The file must not be cut while it is open; what is read beyond its new end is an error of the
 * Java machine.
 */
public final class SafetensorsFile implements TensorSource, AutoCloseable {
  private final Path path;
  private final Arena arena;
  private final SafetensorsHeader header;
  private final MemorySegment mapped;

  private SafetensorsFile(Path path, Arena arena, SafetensorsHeader header, MemorySegment mapped) {
    this.path = path;
    this.arena = arena;
    this.header = header;
    this.mapped = mapped;
  }

  /**
   * @throws ModelFileException if it is no safetensors file, damaged or hostile
   */
  public static SafetensorsFile open(Path file) throws IOException {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      SafetensorsHeader header = SafetensorsHeader.read(file, channel);
      MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      return new SafetensorsFile(file, arena, header, mapped);
    } catch (Throwable e) {
      arena.close();
      throw e;
    }
  }

  public Path path() {
    return path;
  }

  /** Words about the file that its writer left, such as {@code format}: {@code pt}. */
  public Map<String, String> metadata() {
    return header.metadata();
  }

  @Override
  public Set<String> names() {
    return header.tensors().keySet();
  }

  @Override
  public TensorInfo info(String name) {
    return placed(name).info();
  }

  @Override
  public MemorySegment bytes(String name) {
    Placed tensor = placed(name);
    return mapped.asSlice(header.dataStart() + tensor.offset(), tensor.info().bytes());
  }

  private Placed placed(String name) {
    Placed tensor = header.tensors().get(name);
    if (tensor == null) {
      throw new NoSuchElementException(name + " in " + path);
    }
    return tensor;
  }

  /** Gives the memory back; bytes handed out before can no longer be read. */
  @Override
  public void close() {
    arena.close();
  }
}
