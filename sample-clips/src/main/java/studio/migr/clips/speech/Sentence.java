package studio.migr.clips.speech;

import java.util.Arrays;
import java.util.List;

/**
 * A sentence to be spoken.
 *
 * @param text how it is written
 * @param phrases its phrases in order; a speaker may pause between them
 */
public record Sentence(String text, List<Phrase> phrases) {

  /** Words that belong together. */
  public record Phrase(List<Word> words) {}

  /** Syllables of one word. */
  public record Word(List<Syllable> syllables) {}

  /** Sounds of one syllable. */
  public record Syllable(List<Phone> phones, boolean stressed) {}

  /**
   * Reads sounds as they are written for the sentences here: phones between spaces, syllables
   * between full stops (a stressed one begins with {@code '}), words between bars, phrases between
   * slashes, as in {@code "'M OW . L AX | 'B IH . N EH T / D OW . 'M IY"}.
   *
   * @throws IllegalArgumentException if a phone is unknown or a syllable has no vowel
   */
  public static Sentence of(String text, String sounds) {
    return new Sentence(
        text,
        parts(sounds, "/").stream()
            .map(
                phrase ->
                    new Phrase(
                        parts(phrase, "\\|").stream()
                            .map(
                                word ->
                                    new Word(
                                        parts(word, "\\.").stream()
                                            .map(Sentence::syllable)
                                            .toList()))
                            .toList()))
            .toList());
  }

  /** How many syllables it has. */
  public int syllables() {
    return phrases.stream()
        .flatMap(phrase -> phrase.words().stream())
        .mapToInt(word -> word.syllables().size())
        .sum();
  }

  private static Syllable syllable(String written) {
    boolean stressed = written.startsWith("'");
    List<Phone> phones =
        parts(stressed ? written.substring(1) : written, "\\s+").stream()
            .map(Phone::valueOf)
            .toList();
    if (phones.stream().filter(Phone::vowel).count() != 1) {
      throw new IllegalArgumentException("A syllable needs one vowel: " + written);
    }
    return new Syllable(phones, stressed);
  }

  private static List<String> parts(String whole, String separator) {
    return Arrays.stream(whole.strip().split(separator, -1)).map(String::strip).toList();
  }
}
