package studio.migr.app.sharing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.migr.app.label.LabelConflict;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.library.ModalityMark;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;

/**
 * One conflict after the other: both judgements beside what they are about, and a click decides.
 */
@Singleton
final class ConflictsSheet {
  private static final double WIDTH = 560;

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final ConflictsModel model;
  private final Overlay overlay;

  @Inject
  ConflictsSheet(ConflictsModel model, Overlay overlay) {
    this.model = model;
    this.overlay = overlay;
  }

  void open() {
    VBox content = new VBox(12);
    OverlayCard card =
        new OverlayCard(Messages.text("sharing.settle"), WIDTH, Region.USE_PREF_SIZE, content);
    card.setId("conflicts-card");
    show(content, 0, Optional.empty());
    overlay.open(card);
  }

  /**
   * @param at which of those that are left
   */
  private void show(VBox content, int at, Optional<String> problem) {
    List<LabelConflict> left = model.all();
    if (left.isEmpty()) {
      content.getChildren().setAll(sentence(Messages.text("sharing.no-conflicts")));
      return;
    }
    int number = at % left.size();
    LabelConflict conflict = left.get(number);
    Label which =
        sentence(
            Messages.text(
                "sharing.conflict",
                number + 1,
                left.size(),
                model.nameOf(conflict),
                about(conflict)));
    which.getStyleClass().add("section-title");
    which.setId("conflict-which");
    Button holds = judgement("conflict-holds", conflict.holds(), "sharing.conflict.holds");
    Button other = judgement("conflict-other", conflict.other(), "sharing.conflict.other");
    for (Button choice : List.of(holds, other)) {
      LabelEvent event = choice == holds ? conflict.holds() : conflict.other();
      choice.setDisable(!model.maySettle(conflict));
      choice.setOnAction(_ -> model.settle(event, said -> show(content, number, said)));
    }
    Button visit = new Button(Messages.text("sharing.conflict.visit"));
    visit.setId("conflict-visit");
    visit.setOnAction(
        _ -> {
          overlay.hide();
          model.visit(conflict);
        });
    Button later = new Button(Messages.text("sharing.conflict.later"));
    later.setId("conflict-later");
    later.setDisable(left.size() == 1);
    later.setOnAction(_ -> show(content, number + 1, Optional.empty()));
    HBox foot = new HBox(8, visit, later);
    foot.setAlignment(Pos.CENTER_RIGHT);
    foot.setMinHeight(Region.USE_PREF_SIZE);
    content.getChildren().setAll(which, holds, other);
    problem
        .or(() -> model.maySettle(conflict) ? Optional.empty() : Optional.of(whoMay(conflict)))
        .ifPresent(text -> content.getChildren().add(sentence(text)));
    content.getChildren().add(foot);
    Button first = holds.isDisabled() ? visit : holds;
    first.requestFocus();
  }

  private static String whoMay(LabelConflict conflict) {
    return Messages.text("sharing.conflict.who", conflict.holds().key().annotator());
  }

  /** Whose label it is, of which part of the clip, and what was given. */
  private static String about(LabelConflict conflict) {
    LabelKey key = conflict.holds().key();
    String part =
        key.segment()
            .map(
                stretch ->
                    Messages.text(
                        "annotate.segment", seconds(stretch.startMs()), seconds(stretch.endMs())))
            .orElse(Messages.text("annotate.whole-clip"));
    return String.join(
        " · ",
        key.annotator(),
        part,
        Messages.text("annotate.condition.short." + key.condition().id()));
  }

  private static String seconds(double millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000);
  }

  private static Button judgement(String id, LabelEvent event, String key) {
    String emotion = event.judgement().emotion().orElse("–");
    Label said = new Label(emotion);
    said.getStyleClass().add("judge-said");
    HBox face = new HBox(6, said);
    face.setAlignment(Pos.CENTER_LEFT);
    event
        .judgement()
        .dominant()
        .ifPresent(dominant -> face.getChildren().add(ModalityMark.of(dominant)));
    String when =
        Messages.text(key, WHEN.format(event.time().atZone(ZoneId.systemDefault())))
            + event.judgement().note().map(note -> " · " + note).orElse("");
    Label how = new Label(when);
    how.getStyleClass().addAll("caption", "may-ellipsize");
    VBox both = new VBox(2, face, how);
    both.setAlignment(Pos.CENTER_LEFT);
    Button button = new Button(null, both);
    button.setId(id);
    button.getStyleClass().add("judge");
    button.setMaxWidth(Double.MAX_VALUE);
    both.prefWidthProperty().bind(button.widthProperty().subtract(18));
    String dominant =
        event
            .judgement()
            .dominant()
            .map(each -> ", " + Messages.text("annotate.dominant." + each.id()))
            .orElse("");
    button.setAccessibleText(emotion + dominant + ", " + when);
    return button;
  }

  private static Label sentence(String text) {
    Label sentence = new Label(text);
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    return sentence;
  }
}
