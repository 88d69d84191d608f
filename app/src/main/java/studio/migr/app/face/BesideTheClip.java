package studio.migr.app.face;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where tools leave their files beside a clip: names after the clip's, without its ending. */
public final class BesideTheClip {
  private BesideTheClip() {}

  /** The files that are there now, the most likely first. */
  public static List<Path> files(Path clip) {
    Path folder = clip.toAbsolutePath().normalize().getParent();
    List<Path> found = new ArrayList<>();
    if (folder != null) {
      String stem = stem(clip);
      for (Path candidate :
          List.of(
              folder.resolve(stem + ".csv"),
              folder.resolve(stem + "_openface.csv"),
              folder.resolve(stem).resolve(stem + ".csv"),
              folder.resolve("processed").resolve(stem + ".csv"))) {
        if (Files.isRegularFile(candidate)) {
          found.add(candidate);
        }
      }
    }
    return found;
  }

  /** A file's name without its ending. */
  static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
