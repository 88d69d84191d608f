package studio.migr.runtime.serve;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.migr.runtime.cache.CheckedFile;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.serve.protocol.Explained;

/**
 * An explanation in a {@link CheckedFile}: the protocol's {@code Explained}, which loses nothing.
 */
public final class ExplanationFile {
  private static final long MAGIC = 0x3150584552474D00L; // "\0MGREXP1"

  private ExplanationFile() {}

  /**
   * What is kept in {@code file}; nothing if it is not there, damaged or of other labels.
   *
   * @param labels with which it was made, in their order
   */
  public static Optional<Explanation> read(Path file, List<String> labels) {
    return CheckedFile.read(file)
        .flatMap(
            bytes -> {
              try {
                return bytes.remaining() > Long.BYTES && bytes.getLong() == MAGIC
                    ? Optional.of(Explanations.heard(Explained.parseFrom(bytes), labels))
                    : Optional.empty();
              } catch (InvalidProtocolBufferException | RuntimeException e) {
                return Optional.empty(); // written by another version
              }
            });
  }

  /** Replaces {@code file} as a whole. */
  public static void write(Path file, Explanation explanation) throws IOException {
    byte[] told = Explanations.told(explanation).toByteArray();
    ByteBuffer bytes = CheckedFile.room(Long.BYTES + told.length);
    CheckedFile.write(file, bytes.putLong(MAGIC).put(told));
  }
}
