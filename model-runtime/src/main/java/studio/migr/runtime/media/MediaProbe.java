package studio.migr.runtime.media;

import java.nio.file.Path;
import studio.migr.runtime.work.Work;

/** Finds out what a media file holds, in this process. */
public final class MediaProbe {
  private MediaProbe() {}

  /**
   * Reads all of {@code file} once.
   *
   * @throws MediaException if it cannot be used as a clip
   * @throws java.util.concurrent.CancellationException if {@code work} was cancelled
   */
  public static MediaInfo probe(Path file, Work work) throws MediaException {
    throw new UnsupportedOperationException(file + " " + work);
  }
}
