package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A project folder copied, so that nothing the tour does reaches the user's labels. */
final class ProjectCopy {
  private ProjectCopy() {}

  /**
   * Copies {@code project} to {@code copy}. Locks stay behind: the copy is open nowhere. Clips are
   * not in the folder; the copy knows them by the same paths.
   */
  static void make(Path project, Path copy) throws IOException {
    Files.walkFileTree(
        project,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(copy.resolve(project.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!file.getFileName().toString().endsWith(".lock")) {
              Files.copy(file, copy.resolve(project.relativize(file)));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
