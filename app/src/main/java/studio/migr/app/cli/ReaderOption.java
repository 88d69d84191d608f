package studio.migr.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.reader.EmotionReader;
import studio.migr.runtime.reader.ReaderFile;
import studio.migr.runtime.textfile.FormatException;

/**
 * What {@code --reader} means: a trained classifier or the setting of a judge; else the lexicon.
 */
final class ReaderOption {
  private ReaderOption() {}

  /**
   * @throws ProjectException if the file is no reader
   */
  static EmotionReader read(Optional<Path> file) throws IOException, ProjectException {
    try {
      return ReaderFile.open(file);
    } catch (FormatException e) {
      throw ProjectException.of("evaluation.no-reader", String.valueOf(file.orElse(null)));
    }
  }
}
