package studio.migr.app.exchange.face;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.dataset.Headers;
import studio.migr.app.exchange.source.Attachment;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.ClipHint;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.exchange.source.UnreadableFileException;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.app.track.TrackRun;
import studio.migr.runtime.au.AuFiles;
import studio.migr.runtime.emotion.EmotionWords;

/**
 * The CSV files of OpenFace 2 and py-feat. Their clip is named by the details file that OpenFace
 * writes beside them, else by their own name.
 */
public final class AuSource implements LabelSource {
  private static final String DETAILS = "_of_details.txt";
  private static final String ADDED = "_openface";
  private static final long MOST_DETAILS_BYTES = 1 << 16;

  private final AuFiles.Kind kind;

  public AuSource(AuFiles.Kind kind) {
    this.kind = kind;
  }

  @Override
  public String kind() {
    return kind == AuFiles.Kind.OPENFACE ? "openface" : "py-feat";
  }

  @Override
  public boolean recognises(FileHead head) {
    return AuFiles.kind(Headers.of(head)).equals(Optional.of(kind));
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) {
    Attachment track = new AuAttachment(head.path());
    return new Findings(
        List.of(new ClipFindings(hint(head.path()), List.of(), List.of(track), List.of())),
        notes(Headers.of(head)));
  }

  private List<String> notes(List<String> header) {
    if (kind == AuFiles.Kind.PY_FEAT) {
      return List.of(Messages.text("dataset.py-feat-unheld"));
    }
    boolean more = header.stream().anyMatch(name -> name.matches("(gaze|pose|eye_lmk|p|[XYZ])_.*"));
    return more ? List.of(Messages.text("dataset.openface-unheld")) : List.of();
  }

  private static ClipHint hint(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    List<String> names = new ArrayList<>();
    names.add(stem);
    if (stem.endsWith(ADDED)) {
      names.addFirst(stem.substring(0, stem.length() - ADDED.length()));
    }
    return new ClipHint(List.of(), inputs(file.resolveSibling(stem + DETAILS)), names);
  }

  /** Which clip OpenFace says it was given. */
  private static List<String> inputs(Path details) {
    List<String> inputs = new ArrayList<>();
    try {
      if (Files.isRegularFile(details) && Files.size(details) <= MOST_DETAILS_BYTES) {
        String text = new String(Files.readAllBytes(details), StandardCharsets.UTF_8);
        for (String key : List.of("Input full path:", "Input:")) {
          text.lines()
              .filter(line -> line.startsWith(key))
              .map(line -> line.substring(key.length()).strip())
              .filter(line -> !line.isEmpty() && !line.equals("webcam"))
              .forEach(inputs::add);
        }
      }
    } catch (IOException e) {
      return List.of(); // then the file's own name must do
    }
    return inputs;
  }

  private record AuAttachment(Path file) implements Attachment.Filed {
    @Override
    public Kind kind() {
      return Kind.AU_TRACK;
    }

    @Override
    public boolean attachTo(Project project, Clip clip, TrackRun tracks) throws IOException {
      try {
        return project.auTracks().add(clip.id(), file).fresh();
      } catch (ProjectException e) {
        throw new UnreadableFileException(e.sentence(), e);
      }
    }
  }
}
