package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.exchange.LabelFile;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.message.Messages;
import studio.migr.app.project.LabelRun;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.work.Work;

/** {@code bench store}: labels to disk a second, beside what the bare disk takes. */
@Command(
    name = "store",
    description = "Measures how many labels a second are safe on disk.",
    mixinStandardHelpOptions = true)
final class BenchStoreCommand implements Callable<Integer> {
  private static final int WARM_UP = 50;
  private static final int SINGLES = 300;
  private static final int BATCHES = 40;
  private static final int SOUND_BYTES = 16_000;

  private final Console console;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "A folder on the disk to measure; the current one if not given.")
  private Path dir = Path.of("");

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  BenchStoreCommand(Console console) {
    this.console = console;
  }

  /** Labels a second, and how often a second the bare disk does the same. */
  private record Figures(
      double single, double singleFloor, double batched, double batchedFloor, long lineBytes) {}

  @Override
  public Integer call() throws IOException, ProjectException {
    Path folder = Files.createTempDirectory(dir.toAbsolutePath(), ".bench-store-");
    try {
      Figures figures = measure(folder);
      console.result(
          json,
          asJson(figures),
          out -> {
            out.println(
                Messages.text(
                    "store.bench.single", whole(figures.single()), whole(figures.singleFloor())));
            out.println(
                Messages.text(
                    "store.bench.batch",
                    whole(figures.batched()),
                    Integer.toString(LabelFile.BATCH),
                    whole(figures.batchedFloor())));
          });
      return Exit.DONE;
    } finally {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  private static String whole(double value) {
    return Long.toString(Math.round(value));
  }

  private ObjectNode asJson(Figures figures) {
    ObjectNode result = console.object();
    result.put("single_per_second", figures.single());
    result.put("single_floor_per_second", figures.singleFloor());
    result.put("batch", LabelFile.BATCH);
    result.put("batched_per_second", figures.batched());
    result.put("batched_floor_per_second", figures.batchedFloor());
    result.put("bytes_per_label", figures.lineBytes());
    return result;
  }

  private static Figures measure(Path folder) throws IOException, ProjectException {
    Path sound = folder.resolve("sound.wav");
    Files.write(sound, silence());
    try (Project project = Project.create(folder.resolve("project"))) {
      String clip = project.library().add(List.of(sound), Work.UNWATCHED).added().getFirst().id();
      Labels labels = project.labels();
      singles(labels, clip, WARM_UP);
      batches(labels.startRun(), clip, WARM_UP / 10);
      long bytesBefore = journalBytes(project);
      double batched = batches(labels.startRun(), clip, BATCHES);
      int lineBytes =
          (int) ((journalBytes(project) - bytesBefore) / ((long) BATCHES * LabelFile.BATCH));
      double single = singles(labels, clip, SINGLES);
      Path bare = folder.resolve("bare");
      return new Figures(
          single,
          appends(bare, lineBytes, SINGLES),
          batched,
          appends(bare, lineBytes * LabelFile.BATCH, BATCHES) * LabelFile.BATCH,
          lineBytes);
    }
  }

  private static double singles(Labels labels, String clip, int count) throws ProjectException {
    long start = System.nanoTime();
    for (int k = 0; k < count; k++) {
      labels.apply("bench", List.of(change(clip, k)));
    }
    return perSecond(count, start);
  }

  private static double batches(LabelRun run, String clip, int count) throws ProjectException {
    long start = System.nanoTime();
    for (int k = 0; k < count; k++) {
      List<Labels.Change> batch = new ArrayList<>();
      for (int n = 0; n < LabelFile.BATCH; n++) {
        batch.add(change(clip, n));
      }
      run.save(batch);
    }
    return perSecond((long) count * LabelFile.BATCH, start);
  }

  private static Labels.Change change(String clip, int number) {
    return new Labels.Change(
        new LabelKey(clip, "bench", Condition.BOTH, Optional.empty()),
        Judgement.EMPTY
            .withEmotion(Optional.of(number % 2 == 0 ? "surprise" : "fear"))
            .withNote(Optional.of("note " + number)));
  }

  /** Appends and forces the same bytes without anything else. */
  private static double appends(Path file, int bytes, int count) throws IOException {
    byte[] line = new byte[bytes];
    Arrays.fill(line, (byte) 'x');
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.position(channel.size());
      long start = System.nanoTime();
      for (int k = 0; k < count; k++) {
        ByteBuffer buffer = ByteBuffer.wrap(line);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(false);
      }
      return perSecond(count, start);
    }
  }

  private static double perSecond(long count, long startNanos) {
    return count * 1e9 / (System.nanoTime() - startNanos);
  }

  private static long journalBytes(Project project) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(project.folder().resolve("journal"))) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  /** A second of nothing, 8 bit, 16 kHz: the smallest clip there is. */
  private static byte[] silence() {
    ByteBuffer wav = ByteBuffer.allocate(44 + SOUND_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(bytes("RIFF")).putInt(36 + SOUND_BYTES).put(bytes("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(SOUND_BYTES).putInt(SOUND_BYTES);
    wav.putShort((short) 1).putShort((short) 8).put(bytes("data")).putInt(SOUND_BYTES);
    Arrays.fill(wav.array(), 44, 44 + SOUND_BYTES, (byte) 0x80);
    return wav.array();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
