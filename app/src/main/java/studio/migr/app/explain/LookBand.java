package studio.migr.app.explain;

import java.util.ArrayList;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;
import studio.migr.app.message.Messages;
import studio.migr.runtime.attention.LookColumn;

/**
 * Columns of the map that stand together: those of words, of the picture, of the sound.
 *
 * @param kind of one of them
 * @param from the first of them
 * @param to behind the last
 */
record LookBand(LookColumn.Kind kind, int from, int to) {
  /** From left to right. */
  static List<LookBand> of(List<LookColumn> columns) {
    List<LookBand> bands = new ArrayList<>();
    int from = 0;
    for (int k = 1; k <= columns.size(); k++) {
      LookBand before = new LookBand(columns.get(from).kind(), from, k);
      if (k == columns.size()
          || !before.style().equals(new LookBand(columns.get(k).kind(), k, k).style())) {
        bands.add(before);
        from = k;
      }
    }
    return bands;
  }

  String style() {
    return switch (kind) {
      case PROMPT, ANSWER -> "text";
      case PICTURE -> "visual";
      case SOUND, SILENCE -> "audio";
    };
  }

  Feather sign() {
    return switch (kind) {
      case PROMPT, ANSWER -> Feather.TYPE;
      case PICTURE -> Feather.EYE;
      case SOUND, SILENCE -> Feather.MUSIC;
    };
  }

  String name() {
    return Messages.text(
        switch (kind) {
          case PROMPT, ANSWER -> "explain.band.text";
          case PICTURE -> "explain.band.picture";
          case SOUND, SILENCE -> "explain.band.sound";
        });
  }
}
