package studio.migr.app.exchange.dataset;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.migr.app.exchange.source.FoundLabel;
import studio.migr.app.label.DataSet;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.EmotionScheme;

/** What the names of clips say in data sets that have no label files: RAVDESS and CREMA-D. */
public final class FileNameCodes {
  /** Modality, channel, emotion, intensity, statement, repetition, actor (Livingstone, Russo). */
  private static final Pattern RAVDESS =
      Pattern.compile(
          "0[1-3]-0[12]-(0[1-8])-0[12]-0[12]-0[12]-(?:0[1-9]|1\\d|2[0-4])(?:\\.[A-Za-z0-9]{2,4})?");

  private FileNameCodes() {}

  /** The label that a clip's name says; empty if it is no name of these sets. */
  public static Optional<FoundLabel> label(String fileName) {
    Matcher ravdess = RAVDESS.matcher(fileName);
    if (ravdess.matches()) {
      List<String> words = EmotionScheme.RAVDESS.emotions();
      String word = words.get(Integer.parseInt(ravdess.group(1)) - 1);
      return Optional.of(found(fileName, word, DataSet.RAVDESS));
    }
    return CremaD.acted(fileName).map(word -> found(fileName, word, DataSet.CREMA_D));
  }

  private static FoundLabel found(String fileName, String word, DataSet set) {
    return FoundLabel.ofClip(Messages.text("dataset.name", fileName), word).by(set.annotator());
  }
}
