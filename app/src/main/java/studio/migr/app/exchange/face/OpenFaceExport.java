package studio.migr.app.exchange.face;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.ExportReport;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.au.FrameTimes;
import studio.migr.runtime.au.OpenFaceCsv;

/** Writes the action units of a project's clips as OpenFace's CSV, a file for each clip. */
public final class OpenFaceExport {
  private OpenFaceExport() {}

  /**
   * Writes {@code <clip>.csv} for each clip that has action units: the faces of the first source,
   * since two in one file could not be told apart again. Clips of the same name are told apart by
   * their identifier. What a person corrected goes into a file of its own, {@code
   * <clip>_corrected_by_<annotator>.csv}; the tool's stays as it is.
   *
   * @param folder made if it is not there
   * @param overwrite whether files that are there already may be replaced
   * @throws ProjectException if a file is there already and may not be replaced; nothing is written
   */
  public static ExportReport write(Project project, Path folder, boolean overwrite)
      throws IOException, ProjectException {
    Path target = folder.toAbsolutePath().normalize();
    Map<Clip, Path> files = new LinkedHashMap<>();
    Set<Path> taken = new HashSet<>();
    for (Clip clip : project.library().clips()) {
      if (!project.auTracks().of(clip.id()).isEmpty()) {
        Path file = target.resolve(stem(clip.name()) + ".csv");
        if (!taken.add(file)) {
          file = target.resolve(stem(clip.name()) + "-" + clip.id() + ".csv");
          taken.add(file);
        }
        if (Files.exists(file) && !overwrite) {
          throw ProjectException.of("export.exists", file.toString());
        }
        files.put(clip, file);
      }
    }
    if (files.isEmpty()) {
      throw ProjectException.of("export.no-action-units");
    }
    try {
      Files.createDirectories(target);
    } catch (FileAlreadyExistsException e) {
      throw new ProjectException(
          ProjectException.of("project.not-a-folder", target.toString()).sentence(), e);
    }
    Map<Path, CorrectedFaces> corrected = new LinkedHashMap<>();
    for (Map.Entry<Clip, Path> each : files.entrySet()) {
      for (CorrectedFaces faces : CorrectedFaces.of(project, each.getKey())) {
        Path file = faces.fileBeside(each.getValue(), taken);
        taken.add(file);
        if (Files.exists(file) && !overwrite) {
          throw ProjectException.of("export.exists", file.toString());
        }
        corrected.put(file, faces);
      }
    }
    for (Map.Entry<Clip, Path> each : files.entrySet()) {
      String clip = each.getKey().id();
      List<AuTrack> faces = project.auTracks().ofFirstSource(clip);
      FrameTimes times = project.auTracks().frameTimes(clip);
      write(each.getValue(), out -> OpenFaceCsv.write(faces, times, out));
    }
    for (Map.Entry<Path, CorrectedFaces> each : corrected.entrySet()) {
      write(each.getKey(), each.getValue()::write);
    }
    List<String> notes =
        files.keySet().stream()
            .filter(
                clip ->
                    project.auTracks().of(clip.id()).size()
                        > project.auTracks().ofFirstSource(clip.id()).size())
            .map(clip -> Messages.text("export.openface-first-source", clip.name()))
            .toList();
    List<Path> written = new ArrayList<>(files.values());
    written.addAll(corrected.keySet());
    return new ExportReport(0, written, notes);
  }

  @FunctionalInterface
  private interface Content {
    void write(Writer out) throws IOException;
  }

  private static void write(Path file, Content content) throws IOException {
    Path unfinished = Files.createTempFile(file.resolveSibling("."), ".export-", ".part");
    try {
      try (Writer out = Files.newBufferedWriter(unfinished)) {
        content.write(out);
      }
      try {
        Files.move(
            unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
