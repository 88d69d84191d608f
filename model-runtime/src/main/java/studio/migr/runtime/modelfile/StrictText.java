package studio.migr.runtime.modelfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** How small files of a model are read: whole, and as UTF-8 or not at all. */
public final class StrictText {
  /** Bytes of the largest file taken as a whole; tokenizers and indexes have up to about 12 MB. */
  private static final int LARGEST = 24 << 20;

  private StrictText() {}

  /**
   * @throws ModelFileException if the file is missing, too large or no text
   */
  public static String read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST + 1);
    } catch (NoSuchFileException e) {
      throw new ModelFileException(file, ModelFileFault.MISSING);
    }
    if (bytes.length > LARGEST) {
      throw new ModelFileException(file, ModelFileFault.TOO_LARGE, Integer.toString(LARGEST >> 20));
    }
    try {
      return decode(bytes);
    } catch (CharacterCodingException e) {
      throw new ModelFileException(file, ModelFileFault.NOT_TEXT);
    }
  }

  /**
   * @throws CharacterCodingException if the bytes are no UTF-8
   */
  public static String decode(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
