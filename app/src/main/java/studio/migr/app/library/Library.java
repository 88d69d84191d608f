package studio.migr.app.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.util.Subscription;
import studio.migr.app.project.ProjectException;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.work.Work;

/** The clips of a project. Safe for several threads; disk work happens on the caller's thread. */
public final class Library {
  Library() {}

  /** All clips in the order of their import. */
  public List<Clip> clips() {
    throw new UnsupportedOperationException();
  }

  /** The clip with this id, at this path, or with this file name if only one has it. */
  public Optional<Clip> find(String idOrPathOrName) {
    throw new UnsupportedOperationException();
  }

  /**
   * The full description of a clip, with the index of its frames.
   *
   * @throws IllegalArgumentException if there is no such clip
   */
  public MediaInfo media(String clipId) {
    throw new UnsupportedOperationException();
  }

  /**
   * Takes files into the project, and the media files of folders, however deep. A file that cannot
   * be used is listed under failed and the rest is done.
   *
   * @throws ProjectException if the project cannot be written; what was added before stays
   * @throws java.util.concurrent.CancellationException if stopped; what was added before stays
   */
  public ImportReport add(List<Path> filesAndFolders, Work work) throws ProjectException {
    throw new UnsupportedOperationException();
  }

  /**
   * Says where the file of a clip is now.
   *
   * @throws ProjectException if the file has another content or cannot be read; nothing changed
   */
  public void relocate(String clipId, Path file, Work work) throws ProjectException {
    throw new UnsupportedOperationException();
  }

  /**
   * Looks in {@code folder}, however deep, for the files of missing clips, by their content.
   *
   * @return the clips found again
   */
  public List<Clip> findMoved(Path folder, Work work) throws ProjectException {
    throw new UnsupportedOperationException();
  }

  /** Looks for each clip's file; listeners hear if any came or went. */
  public void refreshMissing(Work work) {
    throw new UnsupportedOperationException();
  }

  /** {@code listener} runs after each change, on the thread that made it. */
  public Subscription onChange(Runnable listener) {
    throw new UnsupportedOperationException();
  }
}
