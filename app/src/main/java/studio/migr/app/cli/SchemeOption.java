package studio.migr.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.emotion.EmotionSchemeJson;

/** What {@code --scheme} means: the name of a preset, or a JSON file. */
final class SchemeOption {
  private SchemeOption() {}

  /**
   * @param value what was given; DFEW if nothing was
   * @throws ProjectException if there is no such scheme
   */
  static EmotionScheme read(Optional<String> value) throws ProjectException {
    if (value.isEmpty()) {
      return EmotionScheme.DFEW;
    }
    Optional<EmotionScheme> preset = EmotionScheme.preset(value.get());
    return preset.isPresent() ? preset.get() : ofFile(value.get());
  }

  private static EmotionScheme ofFile(String name) throws ProjectException {
    try {
      Path file = Path.of(name);
      if (!Files.isRegularFile(file)) {
        throw ProjectException.of(
            "label.no-such-scheme",
            name,
            EmotionScheme.PRESETS.stream()
                .map(EmotionScheme::name)
                .collect(Collectors.joining(", ")));
      }
      return EmotionSchemeJson.read(Files.readString(file));
    } catch (IOException | InvalidPathException e) {
      throw ProjectException.of("label.scheme-not-read", name, ErrorSentence.of(e));
    } catch (IllegalArgumentException e) {
      throw ProjectException.of("label.scheme-not-read", name, String.valueOf(e.getMessage()));
    }
  }
}
