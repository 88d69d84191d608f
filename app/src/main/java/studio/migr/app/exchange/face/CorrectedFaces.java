package studio.migr.app.exchange.face;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.migr.app.clip.Clip;
import studio.migr.app.face.CorrectedFace;
import studio.migr.app.label.UnitCorrection;
import studio.migr.app.project.Project;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.au.FrameTimes;
import studio.migr.runtime.au.OpenFaceCsv;

/** The faces of one clip with one person's corrections in the tool's places. */
record CorrectedFaces(String annotator, List<CorrectedFace> faces, FrameTimes times) {

  /** Those of each person who corrected the clip's first source. */
  static List<CorrectedFaces> of(Project project, Clip clip) {
    Map<String, List<UnitCorrection>> people = new LinkedHashMap<>();
    for (UnitCorrection each : project.unitCorrections().of(clip.id())) {
      people.computeIfAbsent(each.annotator(), _ -> new ArrayList<>()).add(each);
    }
    List<CorrectedFaces> all = new ArrayList<>();
    people.forEach(
        (annotator, corrections) -> {
          List<CorrectedFace> faces =
              project.auTracks().ofFirstSource(clip.id()).stream()
                  .map(face -> corrected(face, corrections, clip))
                  .toList();
          if (faces.stream().anyMatch(CorrectedFace::any)) {
            all.add(new CorrectedFaces(annotator, faces, project.auTracks().frameTimes(clip.id())));
          }
        });
    return all;
  }

  private static CorrectedFace corrected(
      AuTrack face, List<UnitCorrection> corrections, Clip clip) {
    return CorrectedFace.of(
        face,
        corrections.stream().filter(each -> each.corrects().equals(face.source())).toList(),
        clip.startMs());
  }

  /**
   * The file for these beside the tool's.
   *
   * @param taken names that are given already: people of similar names are told apart by a number
   */
  Path fileBeside(Path tools, Set<Path> taken) {
    String name = String.valueOf(tools.getFileName());
    String stem =
        name.substring(0, name.length() - ".csv".length())
            + "_corrected_by_"
            + annotator.replaceAll("[^\\p{L}\\p{N}._-]", "_");
    Path file = tools.resolveSibling(stem + ".csv");
    for (int k = 2; taken.contains(file); k++) {
      file = tools.resolveSibling(stem + "-" + k + ".csv");
    }
    return file;
  }

  void write(Writer out) throws IOException {
    OpenFaceCsv.write(
        faces.stream().map(CorrectedFace::track).toList(),
        times,
        new OpenFaceCsv.Correction(
            annotator, faces.stream().map(CorrectedFace::corrected).toList()),
        out);
  }
}
