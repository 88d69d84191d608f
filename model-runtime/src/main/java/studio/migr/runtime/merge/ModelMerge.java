package studio.migr.runtime.merge;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.migr.runtime.adapter.LoraAdapter;
import studio.migr.runtime.checkpoint.Checkpoint;
import studio.migr.runtime.checkpoint.ShardWriter;
import studio.migr.runtime.config.ConfigFile;
import studio.migr.runtime.inspect.WeightCheck;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.work.Work;

/** Makes one folder, in the layout of Hugging Face's libraries, out of a model and its adapter. */
public final class ModelMerge {
  /** Larger ones are no configuration and no vocabulary. */
  private static final long LARGEST_COPIED = 64L << 20;

  private static final List<String> NOT_COPIED =
      List.of(
          ".safetensors",
          ".safetensors.index.json",
          ".bin",
          ".bin.index.json",
          ".pt",
          ".pth",
          ".ckpt",
          ".gguf");

  private ModelMerge() {}

  /**
   * What was made.
   *
   * @param modules how many the adapter changed
   */
  public record Merged(Path folder, Path base, int modules, List<Path> files) {}

  /**
   * The model of an adapter, if the adapter's folder tells: the folder around it, or what its
   * configuration names, if that is a folder here.
   */
  public static Optional<Path> baseOf(Path adapter) throws IOException {
    Path around = adapter.toAbsolutePath().normalize().getParent();
    Optional<Path> named;
    try (LoraAdapter opened = LoraAdapter.open(adapter)) {
      named = opened.config().base().flatMap(ModelMerge::folder);
    }
    return Stream.concat(Optional.ofNullable(around).stream(), named.stream())
        .filter(folder -> Files.exists(folder.resolve(ConfigFile.NAME)))
        .findFirst();
  }

  private static Optional<Path> folder(String written) {
    try {
      return Optional.of(Path.of(written)).filter(Files::isDirectory);
    } catch (java.nio.file.InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * Writes the merged model. The folder appears once all of it is there, or not at all.
   *
   * @param out may not exist, or has to be empty
   * @param shard most bytes of weights in a file; a single larger tensor has a file of its own
   * @param work hears how many bytes are written
   * @throws FileAlreadyExistsException if {@code out} holds something
   * @throws ModelFileException if model or adapter are damaged, or do not go together
   */
  public static Merged write(Path base, Path adapter, Path out, long shard, Work work)
      throws IOException {
    Path target = out.toAbsolutePath().normalize();
    requireEmpty(target);
    try (Checkpoint weights = Checkpoint.open(base);
        LoraAdapter lora = LoraAdapter.open(adapter)) {
      WeightCheck.require(base, ConfigFile.read(base), weights);
      lora.requireFit(weights);
      Path around = target.getParent();
      if (around == null) {
        throw new ModelFileException(target, ModelFileFault.MISSING);
      }
      Files.createDirectories(around);
      Path unfinished = Files.createTempDirectory(around, ".merging-");
      try {
        copyWords(base, unfinished);
        List<String> files =
            ShardWriter.write(unfinished, new MergedWeights(weights, lora), shard, work);
        Files.deleteIfExists(target);
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        return new Merged(
            target, base, lora.pairs().size(), files.stream().map(target::resolve).toList());
      } finally {
        delete(unfinished);
      }
    }
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> inside = Files.list(folder)) {
        if (inside.findAny().isEmpty()) {
          return;
        }
      }
    }
    throw new FileAlreadyExistsException(folder.toString());
  }

  /**
   * Everything but weights: configuration, tokenizer, and the folders of encoders with theirs. An
   * adapter in a folder of the model's stays where it is.
   */
  private static void copyWords(Path from, Path to) throws IOException {
    try (Stream<Path> inside = Files.list(from)) {
      for (Path path : inside.sorted().toList()) {
        if (Files.isDirectory(path) && !LoraAdapter.isIn(path)) {
          Path folder = Files.createDirectory(to.resolve(path.getFileName().toString()));
          try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.sorted().toList()) {
              copyWord(file, folder);
            }
          }
        } else {
          copyWord(path, to);
        }
      }
    }
  }

  private static void copyWord(Path file, Path to) throws IOException {
    String name = file.getFileName().toString();
    boolean wanted =
        Files.isRegularFile(file)
            && !name.startsWith(".")
            && !name.startsWith("adapter_")
            && NOT_COPIED.stream().noneMatch(name::endsWith)
            && Files.size(file) <= LARGEST_COPIED;
    if (wanted) {
      Files.copy(file, to.resolve(name));
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path visited, @org.jspecify.annotations.Nullable IOException e) throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
