package studio.migr.app.clip;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import studio.migr.runtime.work.Work;

/** Finds the files of folders, without hidden ones and without the project's own. */
final class MediaFiles {
  private static final Set<String> EXTENSIONS =
      Set.of(
          "mp4", "m4v", "mov", "qt", "mkv", "webm", "avi", "mpg", "mpeg", "m2v", "mpv", "wmv",
          "asf", "flv", "f4v", "ts", "mts", "m2ts", "vob", "3gp", "3g2", "ogv", "mxf", "dv", "wav",
          "wave", "flac", "mp3", "mp2", "ogg", "oga", "opus", "m4a", "aac", "wma", "aif", "aiff",
          "amr", "ac3", "mka", "caf");

  private final List<Path> ownFolders;
  private final Work work;
  private final BiConsumer<Path, IOException> failures;

  /**
   * @param ownFolders folders that are passed over
   * @param failures hears of folders and files that cannot be looked into
   */
  MediaFiles(List<Path> ownFolders, Work work, BiConsumer<Path, IOException> failures) {
    this.ownFolders = ownFolders;
    this.work = work;
    this.failures = failures;
  }

  static boolean looksLikeMedia(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot >= 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /** All regular files below {@code root}, however deep, sorted by path. */
  List<Path> below(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    Files.walkFileTree(
        root,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            work.check();
            boolean passOver =
                ownFolders.contains(folder) || (!folder.equals(root) && isHidden(folder));
            return passOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            work.check();
            if (attributes.isRegularFile() && !isHidden(file)) {
              Object key = attributes.fileKey();
              if (key == null || seen.add(key)) { // a file reached by two links comes once
                found.add(file);
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException error) {
            failures.accept(file, error);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path folder, @org.jspecify.annotations.Nullable IOException error) {
            if (error != null) {
              failures.accept(folder, error);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    Collections.sort(found);
    return found;
  }

  private static boolean isHidden(Path path) {
    try {
      return String.valueOf(path.getFileName()).startsWith(".") || Files.isHidden(path);
    } catch (IOException e) {
      return false;
    }
  }
}
