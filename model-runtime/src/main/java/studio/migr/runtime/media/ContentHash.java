package studio.migr.runtime.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import studio.migr.runtime.work.Work;

/** What a file is known by, wherever it lies: the hash of its bytes. */
public final class ContentHash {
  private static final int BLOCK_BYTES = 1 << 17; // read in a millisecond: cancelling is prompt

  private ContentHash() {}

  /**
   * Reads the file from end to end in bounded memory.
   *
   * @param work told of the bytes read so far
   * @return SHA-256 in lower-case hexadecimal digits
   * @throws java.util.concurrent.CancellationException if {@code work} was cancelled
   */
  public static String sha256(Path file, Work work) throws IOException {
    MessageDigest digest = newDigest();
    byte[] block = new byte[BLOCK_BYTES];
    long total = Files.size(file);
    long done = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        work.check();
        digest.update(block, 0, n);
        done += n;
        work.progress(done, total);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform must have it
    }
  }
}
