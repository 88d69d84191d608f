package studio.migr.app.library;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;

/**
 * The mark of a dominant modality: a note for sound, an eye for picture; the same everywhere in the
 * window.
 */
public final class ModalityMark {
  private ModalityMark() {}

  /** A new node that shows it. */
  public static Node of(DominantModality dominant) {
    return switch (dominant) {
      case AUDIO -> sound();
      case VISUAL -> picture();
      case BOTH -> both();
      case NONE -> new FontIcon(Feather.SLASH);
      case CONFLICT -> new FontIcon(Feather.SHUFFLE);
    };
  }

  /** A new node that shows what is given under a condition. */
  public static Node of(Condition condition) {
    return switch (condition) {
      case AUDIO -> sound();
      case VISUAL -> picture();
      case BOTH -> both();
    };
  }

  private static HBox both() {
    HBox marks = new HBox(2, sound(), picture());
    marks.setAlignment(Pos.CENTER);
    return marks;
  }

  private static FontIcon sound() {
    FontIcon icon = new FontIcon(Feather.MUSIC);
    icon.getStyleClass().add("sound-mark");
    return icon;
  }

  private static FontIcon picture() {
    FontIcon icon = new FontIcon(Feather.EYE);
    icon.getStyleClass().add("picture-mark");
    return icon;
  }
}
