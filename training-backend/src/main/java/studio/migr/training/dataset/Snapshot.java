package studio.migr.training.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;
import studio.migr.training.jsonl.JsonLines;

/**
 * A data set that never changes: a folder named by the SHA-256 of its {@code clips.jsonl}, one clip
 * a line in the order of their names, with a {@code snapshot.json} that counts what is in it. The
 * same clips always give the same name.
 *
 * @param hash in hexadecimal, the folder's name
 * @param clips in the order of their names
 */
public record Snapshot(Path folder, String hash, List<ClipRecord> clips) {
  private static final String CLIPS = "clips.jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();

  public Snapshot {
    clips = List.copyOf(clips);
  }

  /**
   * Writes a snapshot, unless it is there already. It gets its name when it is whole.
   *
   * @param snapshots the folder of all snapshots; created if missing
   * @throws SnapshotException if there are no clips, one comes twice, or a person is in two splits
   */
  public static Snapshot write(Path snapshots, List<ClipRecord> clips) throws IOException {
    return write(snapshots, clips, Curation.NONE);
  }

  /**
   * As {@link #write(Path, List)}.
   *
   * @param curation how the clips were chosen; if the same clips are a snapshot already, it keeps
   *     what it says of its own choice
   */
  public static Snapshot write(Path snapshots, List<ClipRecord> clips, Curation curation)
      throws IOException {
    check(clips);
    List<ClipRecord> sorted = new ArrayList<>(clips);
    sorted.sort(Comparator.comparing(ClipRecord::clip));
    String text =
        sorted.stream().map(ClipRecordJson::write).collect(Collectors.joining("\n", "", "\n"));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String hash = sha256(bytes);
    Path folder = snapshots.resolve(hash);
    if (Files.exists(folder)) {
      return read(folder);
    }
    Files.createDirectories(snapshots);
    Path unfinished = Files.createTempDirectory(snapshots, ".snapshot-");
    try {
      put(unfinished.resolve(CLIPS), bytes);
      put(
          unfinished.resolve("snapshot.json"),
          (summary(hash, sorted, curation).toPrettyString() + "\n")
              .getBytes(StandardCharsets.UTF_8));
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      if (Files.exists(unfinished)) {
        Files.deleteIfExists(unfinished.resolve(CLIPS));
        Files.deleteIfExists(unfinished.resolve("snapshot.json"));
        Files.delete(unfinished);
      }
    }
    return new Snapshot(folder, hash, sorted);
  }

  private static void check(List<ClipRecord> clips) throws SnapshotException {
    if (clips.isEmpty()) {
      throw new SnapshotException(SnapshotException.Fault.NO_CLIPS, "");
    }
    Set<String> names = new HashSet<>();
    for (ClipRecord clip : clips) {
      if (!names.add(clip.clip())) {
        throw new SnapshotException(SnapshotException.Fault.CLIP_TWICE, clip.clip());
      }
    }
    Optional<String> person = PersonSplits.inTwoParts(clips);
    if (person.isPresent()) {
      throw new SnapshotException(SnapshotException.Fault.PERSON_IN_TWO_SPLITS, person.get());
    }
  }

  /**
   * @throws FormatException if its content is not what its name says: somebody changed it
   * @throws NoSuchFileException if there is no snapshot in the folder
   */
  public static Snapshot read(Path folder) throws IOException {
    Path file = folder.resolve(CLIPS);
    byte[] bytes = Files.readAllBytes(file);
    String hash = sha256(bytes);
    if (!hash.equals(String.valueOf(folder.toAbsolutePath().normalize().getFileName()))) {
      throw new FormatException(FormatFault.MALFORMED, 0, hash);
    }
    List<ClipRecord> clips = new ArrayList<>();
    for (JsonLines.Line line : JsonLines.read(file).objects()) {
      try {
        clips.add(ClipRecordJson.read(line.object()));
      } catch (IllegalArgumentException e) {
        throw new FormatException(
            FormatFault.MALFORMED, (int) line.number(), String.valueOf(e.getMessage()));
      }
    }
    return new Snapshot(folder, hash, clips);
  }

  /** The clips of one part. */
  public List<ClipRecord> of(Split split) {
    return clips.stream().filter(clip -> clip.split().filter(split::equals).isPresent()).toList();
  }

  private static ObjectNode summary(String hash, List<ClipRecord> clips, Curation curation) {
    ObjectNode node = JSON.createObjectNode();
    node.put("format", "migr-snapshot").put("format_version", 1).put("sha256", hash);
    node.put("clips", clips.size());
    node.put("generated", clips.stream().filter(ClipRecord::generated).count());
    node.put("with_reasoning", clips.stream().filter(clip -> clip.reasoning().isPresent()).count());
    node.put("people", clips.stream().flatMap(clip -> clip.person().stream()).distinct().count());
    node.put("without_person", clips.stream().filter(clip -> clip.person().isEmpty()).count());
    count(node.putObject("by_split"), clips, clip -> clip.split().map(Split::id).orElse("none"));
    count(node.putObject("by_label"), clips, ClipRecord::label);
    count(node.putObject("by_source"), clips, ClipRecord::source);
    curation.settings().forEach(node.putObject("settings")::put);
    curation.reasons().forEach(node.putObject("left_out_by_reason")::put);
    ArrayNode leftOut = node.putArray("left_out");
    curation.leftOut().forEach(each -> put(leftOut.addObject(), each));
    return node;
  }

  private static void put(ObjectNode node, LeftOut each) {
    node.put("clip", each.clip()).put("reason", each.reason());
    each.emotion().ifPresent(emotion -> node.put("emotion", emotion));
    each.figures().forEach(node::put);
  }

  private static void count(
      ObjectNode node, List<ClipRecord> clips, Function<ClipRecord, String> by) {
    Map<String, Integer> counts = new TreeMap<>();
    clips.forEach(clip -> counts.merge(by.apply(clip), 1, Integer::sum));
    counts.forEach(node::put);
  }

  private static void put(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
