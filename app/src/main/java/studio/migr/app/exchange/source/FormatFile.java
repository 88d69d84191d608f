package studio.migr.app.exchange.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import studio.migr.app.message.Messages;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.TextFile;

/** Opens a file for the reader of its format, and finds the words for what is wrong with it. */
public final class FormatFile {
  private FormatFile() {}

  /** Reads the bytes of one format. */
  @FunctionalInterface
  public interface Reader<T> {
    T read(byte[] bytes) throws FormatException;
  }

  /**
   * @throws UnreadableFileException if it is not what it seems to be
   */
  public static <T> T read(Path file, Reader<T> reader) throws IOException {
    try {
      return reader.read(TextFile.bytes(file));
    } catch (FormatException e) {
      String fault = e.fault().name().toLowerCase(Locale.ROOT).replace('_', '-');
      throw new UnreadableFileException(
          Messages.text("exchange.fault." + fault, file.toString(), e.line(), e.detail()), e);
    }
  }
}
