package studio.migr.runtime.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;
import studio.migr.runtime.textfile.TextFile;

/** Opens a reader by its file: a trained classifier over the lexicon, or the setting of a judge. */
public final class ReaderFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReaderFile() {}

  /**
   * @param file empty for the lexicon alone
   * @throws FormatException if the file is no reader of DFEW's emotions
   * @throws JudgeException if it is the setting of a judge that cannot be used
   */
  public static EmotionReader open(Optional<Path> file) throws IOException {
    EmotionReader lexicon = new LexiconReader();
    return file.isEmpty() ? lexicon : open(file.get(), lexicon);
  }

  private static EmotionReader open(Path file, EmotionReader lexicon) throws IOException {
    String text = TextFile.decode(TextFile.bytes(file));
    if (isJudge(text)) {
      return new JudgeReader(JudgeSettings.read(file));
    }
    try {
      return new FlooredReader(NgramClassifierJson.read(text), lexicon);
    } catch (IllegalArgumentException e) {
      throw new FormatException(FormatFault.OTHER_KIND, 0, String.valueOf(e.getMessage()));
    }
  }

  private static boolean isJudge(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node != null && node.path("format").asText().equals(JudgeSettings.FORMAT);
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
