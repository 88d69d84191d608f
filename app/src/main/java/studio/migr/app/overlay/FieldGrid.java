package studio.migr.app.overlay;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import studio.migr.app.message.Messages;

/** The fields of a form below each other, each with its words on the left. */
public final class FieldGrid extends GridPane {
  private static final double LEAST_WORDS = 144;

  public FieldGrid() {
    super(16, 10);
    ColumnConstraints words = new ColumnConstraints(Region.USE_PREF_SIZE);
    words.setMinWidth(LEAST_WORDS);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    getColumnConstraints().addAll(words, fields);
  }

  /**
   * Adds a field.
   *
   * @param key of its words, which are its name for a screen reader, too
   * @param id that it gets
   */
  public void row(String key, String id, Node field) {
    Label label = new Label(Messages.text(key));
    label.setLabelFor(field);
    label.setMinWidth(Region.USE_PREF_SIZE);
    field.setId(id);
    field.setAccessibleText(Messages.text(key));
    addRow(getRowCount(), label, field);
  }

  /** Adds what has its own words, in the column of the fields. */
  public void below(Node node) {
    add(node, 1, getRowCount());
  }
}
