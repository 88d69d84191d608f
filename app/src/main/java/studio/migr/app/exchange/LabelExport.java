package studio.migr.app.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.face.OpenFaceExport;
import studio.migr.app.exchange.face.UnitTable;
import studio.migr.app.exchange.labelstudio.LabelStudioExport;
import studio.migr.app.exchange.labelstudio.LabellingConfiguration;
import studio.migr.app.exchange.source.FoundSpan;
import studio.migr.app.exchange.tiers.ElanExport;
import studio.migr.app.exchange.tiers.TextGridExport;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.Segment;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.elan.ElanWriter;
import studio.migr.runtime.labelstudio.LabelStudioTask;
import studio.migr.runtime.labelstudio.LabelStudioWriter;
import studio.migr.runtime.media.MediaInfo;

/** Writes a project's current labels to files: all of it or nothing. */
public final class LabelExport {
  private LabelExport() {}

  /**
   * @param out a file, or for formats with a file for each clip a folder, which is made if it is
   *     not there
   * @param overwrite whether files that are there already may be replaced
   * @throws ProjectException if there are files already and they may not be replaced
   */
  public static ExportReport write(
      Project project, ExportFormat format, Path out, boolean overwrite)
      throws IOException, ProjectException {
    Path target = out.toAbsolutePath().normalize();
    if (format == ExportFormat.OPENFACE) {
      return OpenFaceExport.write(project, target, overwrite);
    }
    OutputFiles files = new OutputFiles(overwrite);
    List<ClipLabels> clips = ClipLabels.of(project);
    List<String> notes = new ArrayList<>();
    switch (format) {
      case CSV -> tables(project, LabelFormat.CSV, target, ".csv", files);
      case JSONL -> tables(project, LabelFormat.JSONL, target, ".jsonl", files);
      case EAF -> {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        eachClip(
            project,
            target,
            clips,
            ".eaf",
            files,
            c -> ElanExport.write(c, project.scheme(), target, now));
        noteRounding(clips, LabelExport::inWholeMillis, "export.rounded-to-millis", notes);
        noteCharacters(clips, notes);
      }
      case TEXTGRID -> eachClip(project, target, clips, ".TextGrid", files, TextGridExport::write);
      case LABEL_STUDIO -> {
        labelStudio(project, target, clips, files);
        noteRounding(
            clips,
            clip -> {
              MediaInfo media = project.library().media(clip.clip().id());
              return segment -> inFrames(segment, clip, media);
            },
            "export.rounded-to-frames",
            notes);
      }
      case OPENFACE -> throw new IllegalStateException("written above");
    }
    files.write();
    int labels =
        format == ExportFormat.CSV || format == ExportFormat.JSONL
            ? project.labels().current().size()
            : clips.stream().mapToInt(clip -> clip.labels().size()).sum();
    return new ExportReport(labels, files.files(), notes);
  }

  /** The labels and, beside them, the corrected action units if there are any. */
  private static void tables(
      Project project, LabelFormat format, Path target, String ending, OutputFiles files)
      throws IOException {
    StringWriter text = new StringWriter();
    format.write(LabelRow.of(project, project.labels().current()), text);
    files.add(target, text.toString());
    List<ObjectNode> units = UnitTable.rows(project);
    if (!units.isEmpty()) {
      StringWriter table = new StringWriter();
      format.write(UnitTable.COLUMNS, units, table);
      String name = String.valueOf(target.getFileName());
      String stem =
          name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
      files.add(target.resolveSibling(stem + ".units" + ending), table.toString());
    }
  }

  private static void eachClip(
      Project project,
      Path folder,
      List<ClipLabels> clips,
      String ending,
      OutputFiles files,
      Function<ClipLabels, String> writer)
      throws IOException, ProjectException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw ProjectException.of("export.not-a-folder", folder.toString());
    }
    Files.createDirectories(folder);
    Map<Clip, String> names = ClipLabels.fileNames(project.library().clips());
    for (ClipLabels clip : clips) {
      files.add(folder.resolve(names.get(clip.clip()) + ending), writer.apply(clip));
    }
  }

  private static void labelStudio(
      Project project, Path target, List<ClipLabels> clips, OutputFiles files) {
    List<LabelStudioTask> tasks =
        clips.stream()
            .map(clip -> LabelStudioExport.task(clip, project.library().media(clip.clip().id())))
            .toList();
    files.add(target, LabelStudioWriter.write(tasks));
    for (boolean video : new boolean[] {true, false}) {
      if (clips.stream().anyMatch(clip -> clip.clip().hasPicture() == video)) {
        files.add(
            target.resolveSibling(target.getFileName() + (video ? ".video.xml" : ".audio.xml")),
            LabellingConfiguration.write(project.scheme(), video));
      }
    }
  }

  /** Says how many segments will not come back from the file to the tick. */
  private static void noteRounding(
      List<ClipLabels> clips,
      Function<ClipLabels, Function<Segment, Optional<Segment>>> returned,
      String key,
      List<String> notes) {
    int rounded = 0;
    for (ClipLabels clip : clips) {
      Function<Segment, Optional<Segment>> way = returned.apply(clip);
      for (LabelEvent event : clip.labels()) {
        Optional<Segment> segment = event.key().segment();
        if (segment.isPresent() && !way.apply(segment.get()).equals(segment)) {
          rounded++;
        }
      }
    }
    if (rounded > 0) {
      notes.add(Messages.text(key, rounded));
    }
  }

  private static Function<Segment, Optional<Segment>> inWholeMillis(ClipLabels clip) {
    double zero = clip.placement().startMs();
    return segment ->
        clip.placement()
            .place(
                new FoundSpan.Millis(
                    Math.max(0, Math.round(segment.startMs() - zero)),
                    Math.round(segment.endMs() - zero),
                    1,
                    FoundSpan.Zero.CLIP_START));
  }

  private static Optional<Segment> inFrames(Segment segment, ClipLabels clip, MediaInfo media) {
    if (media.video().isEmpty()) {
      return Optional.of(segment); // sound has its times in seconds
    }
    double rate = media.video().get().frameRate().toDouble();
    double zero = clip.placement().startMs();
    long first = Math.round((segment.startMs() - zero) / 1000 * rate);
    long last = Math.round((segment.endMs() - zero) / 1000 * rate);
    return clip.placement()
        .place(
            new FoundSpan.Millis(
                first * 1000 / rate, last * 1000 / rate, 1000 / rate, FoundSpan.Zero.CLIP_START));
  }

  private static void noteCharacters(List<ClipLabels> clips, List<String> notes) {
    long lost =
        clips.stream()
            .flatMap(clip -> clip.labels().stream())
            .filter(
                event ->
                    !ElanWriter.canHold(
                        event.key().annotator() + event.judgement().note().orElse("")))
            .count();
    if (lost > 0) {
      notes.add(Messages.text("export.characters-replaced", lost));
    }
  }
}
