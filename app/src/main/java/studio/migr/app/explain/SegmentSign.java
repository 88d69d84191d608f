package studio.migr.app.explain;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.message.Messages;
import studio.migr.runtime.reasoning.SegmentKind;

/** What a segment of a reasoning is about: an eye, a note, words, or the answer. */
final class SegmentSign {
  private SegmentSign() {}

  static FontIcon of(SegmentKind kind) {
    FontIcon icon =
        new FontIcon(
            switch (kind) {
              case VIS_DESC -> Feather.EYE;
              case AUD_DESC -> Feather.MUSIC;
              case TEXT -> Feather.TYPE;
              case ANSWER -> Feather.CHECK_SQUARE;
            });
    icon.getStyleClass().addAll("segment-sign", "segment-" + kind.id());
    icon.setAccessibleText(Messages.text("explain.segment." + kind.id()));
    return icon;
  }
}
