package studio.migr.app.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.migr.app.annotate.Labels;
import studio.migr.app.library.Library;
import studio.migr.runtime.emotion.EmotionScheme;

/**
 * An open project. Only one process at a time has a project open for writing; it is safe for use by
 * several threads.
 */
public final class Project implements AutoCloseable {
  private Project() {}

  /**
   * Makes {@code folder} a project and opens it; opens it as it is if it is one already.
   *
   * @throws ProjectException if the folder cannot be made or written, or is open elsewhere
   */
  public static Project create(Path folder) throws ProjectException {
    throw new UnsupportedOperationException();
  }

  /**
   * Opens a project for writing, or for reading where the folder cannot be written.
   *
   * @throws ProjectException if it is no project, is open in another process, or cannot be read
   */
  public static Project open(Path folder) throws ProjectException {
    throw new UnsupportedOperationException();
  }

  /**
   * Opens a project for reading, whoever else has it open: what stands in the journal now.
   *
   * @throws ProjectException if it is no project or cannot be read
   */
  public static Project openReadOnly(Path folder) throws ProjectException {
    throw new UnsupportedOperationException();
  }

  public static boolean isProject(Path folder) {
    throw new UnsupportedOperationException();
  }

  public Path folder() {
    throw new UnsupportedOperationException();
  }

  public String name() {
    throw new UnsupportedOperationException();
  }

  /** Where results that can be made again are kept; exists unless the project is read-only. */
  public Path cacheFolder() {
    throw new UnsupportedOperationException();
  }

  /** Why nothing can be changed, as a sentence; empty if it can. */
  public Optional<String> readOnlyReason() {
    throw new UnsupportedOperationException();
  }

  /** What the user should know since it was opened, as sentences; oldest first. */
  public List<String> notices() {
    throw new UnsupportedOperationException();
  }

  public Library library() {
    throw new UnsupportedOperationException();
  }

  public Labels labels() {
    throw new UnsupportedOperationException();
  }

  public EmotionScheme scheme() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
