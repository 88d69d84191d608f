package studio.migr.runtime.media;

import java.nio.file.Path;

/** Hands out the pictures of one video stream by exact number. */
public final class FrameReader implements AutoCloseable {
  private FrameReader() {}

  /**
   * Opens {@code file} for reading frames.
   *
   * @throws MediaException if the file cannot be opened or its codec is not there
   */
  public static FrameReader open(Path file, VideoTrack track) throws MediaException {
    throw new UnsupportedOperationException(file + " " + track);
  }

  /**
   * Frame {@code k} in presentation order, from 0.
   *
   * @throws IndexOutOfBoundsException if there is no such frame
   * @throws MediaException if it cannot be decoded
   */
  public VideoFrame read(int k) throws MediaException {
    throw new UnsupportedOperationException("" + k);
  }

  @Override
  public void close() {}
}
