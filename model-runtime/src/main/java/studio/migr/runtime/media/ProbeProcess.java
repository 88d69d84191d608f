package studio.migr.runtime.media;

import java.io.IOException;
import java.nio.file.Path;
import studio.migr.runtime.work.Work;

/**
 * Probes files in a helper process, so that a file that brings the native decoder down costs that
 * file only.
 */
public final class ProbeProcess implements AutoCloseable {
  public ProbeProcess() {}

  /**
   * As {@link MediaProbe#probe}.
   *
   * @throws MediaException if it cannot be used as a clip
   * @throws IOException if the helper process cannot be started
   * @throws java.util.concurrent.CancellationException if {@code work} was cancelled
   */
  public MediaInfo probe(Path file, Work work) throws MediaException, IOException {
    throw new UnsupportedOperationException(file + " " + work);
  }

  @Override
  public void close() {}
}
