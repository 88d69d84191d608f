package studio.migr.app.predict;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import studio.migr.runtime.explain.Explanation;
import studio.migr.training.jsonl.JsonLines;
import studio.migr.training.jsonl.LineLog;

/**
 * What one model said of a project's clips: a file of one JSON object a line in the project's
 * folder {@code predictions}. Of several lines about a clip the last one counts. Several processes
 * may write.
 */
public final class PredictionFile {
  private static final String ENDING = ".jsonl";
  private static final int DIGITS = 8;
  private static final Object WRITING = new Object(); // a lock of the file holds for processes only

  private final Path file;
  private final ModelName model;
  private final Map<String, Integer> kept = new HashMap<>(); // hashes of the newest lines

  private PredictionFile(Path file, ModelName model) {
    this.file = file;
    this.model = model;
  }

  /**
   * The file of a model; it is made when the first prediction is kept.
   *
   * @throws IOException if it is there and cannot be read
   */
  public static PredictionFile of(Path folder, ModelName model) throws IOException {
    String name = model.name().replaceAll("[^\\p{L}\\p{N}._-]", "_");
    // Both may come from somebody else's file: neither may lead out of the folder.
    String whole = model.id().replaceAll("[^\\p{Alnum}]", "_");
    String id = whole.substring(0, Math.min(DIGITS, whole.length()));
    PredictionFile made = new PredictionFile(folder.resolve(name + "-" + id + ENDING), model);
    if (Files.exists(made.file)) {
      for (JsonLines.Line line : JsonLines.read(made.file).objects()) {
        made.kept.put(
            line.object().path("clip").asText(),
            PredictionJson.withoutTime(line.object()).hashCode());
      }
    }
    return made;
  }

  /**
   * Keeps what the model said; nothing is written if it said the same before. When this returns it
   * is on disk.
   *
   * @return whether it was new
   */
  public boolean keep(String clipId, String question, Explanation explanation) throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return keep(clipId, PredictionJson.write(clipId, model, now, question, explanation));
  }

  private boolean keep(String clipId, ObjectNode line) throws IOException {
    int hash = PredictionJson.withoutTime(line).hashCode();
    synchronized (WRITING) {
      if (Integer.valueOf(hash).equals(kept.get(clipId))) {
        return false;
      }
      append(line.toString());
      kept.put(clipId, hash);
      return true;
    }
  }

  private void append(String line) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock();
        LineLog log = new LineLog(file)) {
      log.append(line);
      log.force();
    }
  }

  /**
   * What came of a merge, in lines.
   *
   * @param taken written now
   * @param unchanged that said what was known
   */
  public record Merged(int taken, int unchanged) {}

  /**
   * Takes what another file says of some clips into the file of the same model in {@code folder};
   * lines that are no predictions stay behind.
   *
   * @throws IOException if one cannot be read, or the other cannot be written
   */
  public static Merged merge(Path other, Path folder, Predicate<String> clips) throws IOException {
    int taken = 0;
    int unchanged = 0;
    for (JsonLines.Line line : JsonLines.read(other).objects()) {
      Optional<Prediction> read = PredictionJson.readIfWhole(line.object());
      if (read.isPresent() && clips.test(read.get().clipId())) {
        PredictionFile file = of(folder, read.get().model());
        if (file.keep(read.get().clipId(), line.object())) {
          taken++;
        } else {
          unchanged++;
        }
      }
    }
    return new Merged(taken, unchanged);
  }

  /** The files of a folder of predictions, by name; none if it is not there. */
  public static List<Path> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  /**
   * What stands in a file, by clip; lines that are none are passed over.
   *
   * @throws IOException if it cannot be read
   */
  public static Map<String, Prediction> read(Path file) throws IOException {
    Map<String, Prediction> byClip = new LinkedHashMap<>();
    for (JsonLines.Line line : JsonLines.read(file).objects()) {
      Optional<Prediction> prediction = PredictionJson.readIfWhole(line.object());
      prediction.ifPresent(each -> byClip.put(each.clipId(), each));
    }
    return byClip;
  }

  /**
   * All that models said of a project's clips.
   *
   * @throws IOException if a file cannot be read
   */
  public static Map<ModelName, Map<String, Prediction>> readAll(Path folder) throws IOException {
    Map<ModelName, Map<String, Prediction>> all = new LinkedHashMap<>();
    for (Path file : in(folder)) {
      read(file)
          .values()
          .forEach(
              each ->
                  all.computeIfAbsent(each.model(), _ -> new LinkedHashMap<>())
                      .put(each.clipId(), each));
    }
    return all;
  }
}
