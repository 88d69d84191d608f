package studio.migr.training.handover;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.MediaProbe;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.dataset.Split;
import studio.migr.training.dataset.TeachingSample;

/**
 * Writes a folder that another trainer can use as it is: {@code media} and {@code audio} with the
 * clips, the data of the train and validation splits, and {@code run.sbatch}. Clips of the test
 * split stay at home.
 *
 * @param format of the trainer
 * @param stage what it is to do
 * @param root absolute path of the folder on the machine that trains
 * @param script its job
 */
public record Handover(HandoverFormat format, Stage stage, String root, SlurmScript script) {

  /**
   * What was handed over.
   *
   * @param rows by part
   * @param failed clips that are missing or cannot be read, with the fault
   * @param withoutReasoning clips that SFT cannot use, since nothing is to be learned of them
   */
  public record Report(
      Map<String, Integer> rows, Map<String, IOException> failed, List<String> withoutReasoning) {}

  /**
   * @throws IllegalArgumentException if the trainer does not have the stage
   */
  public Handover {
    if (!format.supports(stage)) {
      throw new IllegalArgumentException(format.id() + " has no " + stage);
    }
  }

  /**
   * @param folder must be empty or missing
   * @throws FileAlreadyExistsException if there is something in the folder
   * @throws IllegalStateException if what was written is not in the trainer's form
   */
  public Report write(Snapshot snapshot, Path folder, Work work) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> there = Files.list(folder)) {
      if (there.findAny().isPresent()) {
        throw new FileAlreadyExistsException(folder.toString());
      }
    }
    Files.createDirectories(folder.resolve("media"));
    Files.createDirectories(folder.resolve("audio"));
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, IOException> failed = new LinkedHashMap<>();
    List<String> silent = new ArrayList<>();
    int done = 0;
    for (Split split : List.of(Split.TRAIN, Split.VALIDATION)) {
      List<MessageRow> rows = new ArrayList<>();
      for (ClipRecord clip : snapshot.of(split)) {
        work.check();
        work.progress(done++, snapshot.clips().size());
        if (stage == Stage.SFT && TeachingSample.of(clip).isEmpty()) {
          silent.add(clip.clip());
          continue;
        }
        try {
          rows.addAll(rows(clip, folder, done));
        } catch (MediaException | FileSystemException e) {
          failed.put(clip.clip(), e);
        }
      }
      format.write(folder, split.id(), stage, rows);
      List<HandoverProblem> problems = format.check(folder, split.id(), stage);
      if (!problems.isEmpty()) {
        throw new IllegalStateException("not in the form of " + format.id() + ": " + problems);
      }
      counts.put(split.id(), rows.size());
    }
    Files.writeString(
        folder.resolve("run.sbatch"),
        script.of(
            "migr-" + stage.name().toLowerCase(Locale.ROOT) + "-" + snapshot.hash().substring(0, 8),
            format.command(stage)));
    Files.writeString(folder.resolve("dataset"), snapshot.hash() + "\n");
    return new Report(counts, failed, silent);
  }

  private List<MessageRow> rows(ClipRecord clip, Path folder, int number) throws IOException {
    Path media = Path.of(clip.media());
    if (!Files.exists(media)) {
      throw new NoSuchFileException(clip.media());
    }
    String name =
        String.format(Locale.ROOT, "%06d-", number)
            + media.getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "_");
    Path copy = folder.resolve("media").resolve(name);
    MediaInfo info = MediaProbe.probe(media, Work.UNWATCHED);
    if (info.hasSound()) {
      SoundFile.write(
          media, info.audio().getFirst(), folder.resolve("audio").resolve(name + ".wav"));
    }
    try {
      Files.createLink(copy, media);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(media, copy); // another disk, or a file system without links
    }
    Optional<String> video = info.video().map(_ -> root + "/media/" + name);
    Optional<String> audio =
        info.hasSound() ? Optional.of(root + "/audio/" + name + ".wav") : Optional.empty();
    if (stage == Stage.GRPO) {
      return List.of(
          new MessageRow(
              clip, video, audio, Prompt.THINK_AND_ANSWER, Optional.empty(), clip.weight()));
    }
    return TeachingSample.of(clip).stream()
        .map(
            sample ->
                new MessageRow(
                    clip,
                    video,
                    audio,
                    sample.question(),
                    Optional.of(sample.completion()),
                    sample.weight()))
        .toList();
  }
}
