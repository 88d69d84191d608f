package studio.migr.app.library;

import javafx.scene.shape.SVGPath;
import studio.migr.runtime.emotion.Emotion;
import studio.migr.runtime.emotion.EmotionGlyph;

/** The shape that stands beside an emotion's word, in the emotion's colour. */
public final class EmotionMark extends SVGPath {

  private EmotionMark(Emotion emotion) {
    setContent(path(emotion.glyph()));
    getStyleClass().addAll("emotion-mark", "emotion-colour-" + emotion.colour());
    setMouseTransparent(true);
  }

  public static EmotionMark of(Emotion emotion) {
    return new EmotionMark(emotion);
  }

  /** Drawn within 12 by 12 pixels; what is hollow is cut out by winding the other way. */
  public static String path(EmotionGlyph glyph) {
    return switch (glyph) {
      case DISC -> "M6 1 A5 5 0 1 1 5.99 1 Z";
      case SQUARE -> "M1 1 H11 V11 H1 Z";
      case TRIANGLE -> "M6 1 L11 11 H1 Z";
      case DIAMOND -> "M6 0 L12 6 L6 12 L0 6 Z";
      case RING -> "M6 1 A5 5 0 1 1 5.99 1 Z M6 4 A2 2 0 1 0 6.01 4 Z";
      case FRAME -> "M1 1 H11 V11 H1 Z M4 4 V8 H8 V4 Z";
      case WEDGE -> "M1 1 H11 L6 11 Z";
      case CROSS -> "M4 1 H8 V4 H11 V8 H8 V11 H4 V8 H1 V4 H4 Z";
      case BAR -> "M0 4 H12 V8 H0 Z";
      case PILLAR -> "M1 1 H4.5 V11 H1 Z M7.5 1 H11 V11 H7.5 Z";
      case HALF -> "M1 1 H11 L1 11 Z";
      case STAR ->
          "M6 0 L7.6 4.2 L12 4.4 L8.6 7.2 L9.8 11.6 L6 9.1 L2.2 11.6 L3.4 7.2 L0 4.4 L4.4 4.2 Z";
    };
  }
}
