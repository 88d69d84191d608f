package studio.migr.app.agreement;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import studio.migr.app.command.Command;
import studio.migr.app.command.CommandTextButton;
import studio.migr.app.command.Commands;
import studio.migr.app.library.FollowingList;
import studio.migr.app.message.Messages;

/** The list of what judges said: which two are compared, how often they differ, and on what. */
public final class AgreementListView extends VBox {
  private final AgreementModel model;
  private final FollowingList<AgreementItem> list;

  @Inject
  AgreementListView(AgreementModel model, Commands commands) {
    this.model = model;
    setId("agreement");
    getStyleClass().addAll("library", "agreement");
    Label counts = new Label();
    counts.setId("agreement-counts");
    counts.getStyleClass().add("caption");
    counts.setWrapText(true);
    counts.setMinHeight(Region.USE_PREF_SIZE);
    model
        .countsProperty()
        .subscribe(
            now ->
                counts.setText(
                    Messages.text("agreement.counts", now.differing(), now.judged(), now.gold())));
    Button accept = new CommandTextButton(commands.get("agreement.accept"));
    accept.setMaxWidth(Double.MAX_VALUE);
    Button figures = new CommandTextButton(commands.get("agreement.figures"));
    figures.setMaxWidth(Double.MAX_VALUE);
    VBox head =
        new VBox(
            judge("agreement-first", model.firstProperty()),
            judge("agreement-second", model.secondProperty()),
            shown(),
            counts,
            figures,
            study(commands),
            accept);
    head.getStyleClass().add("library-head");
    list =
        new FollowingList<>(
            model.shown(),
            Messages.text("agreement.items"),
            AgreementCell.HEIGHT,
            Messages.text("agreement.empty"),
            model::select);
    list.setId("agreement-items");
    list.setCellFactory(_ -> new AgreementCell(model));
    model.selectedProperty().subscribe(_ -> follow());
    // Later, since the list itself has yet to hear of the change and then drops its selection.
    model.shown().subscribe(() -> Platform.runLater(this::follow));
    getChildren().addAll(head, list);
  }

  /** What validates a model's dominant modality by people's. */
  private static MenuButton study(Commands commands) {
    MenuButton menu = new MenuButton(Messages.text("agreement.study"));
    menu.setId("agreement-study");
    menu.setMaxWidth(Double.MAX_VALUE);
    for (String id : List.of("study.start", "study.report")) {
      Command command = commands.get(id);
      MenuItem item = new MenuItem(command.text());
      item.disableProperty().bind(Bindings.not(command.enabled()));
      item.setOnAction(_ -> command.run());
      menu.getItems().add(item);
    }
    return menu;
  }

  private void follow() {
    Optional<AgreementItem> selected = model.selectedProperty().get();
    list.follow(item -> selected.filter(item::sameAs).isPresent());
  }

  private ComboBox<String> judge(String id, ObjectProperty<Optional<Judge>> value) {
    String everybody = Messages.text("agreement.everybody");
    ComboBox<String> box = new ComboBox<>();
    box.setId(id);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setAccessibleText(Messages.text("agreement.judge"));
    Runnable fill =
        () -> {
          List<String> offers = new ArrayList<>(List.of(everybody));
          model.judges().forEach(judge -> offers.add(judge.name()));
          if (!offers.equals(box.getItems())) {
            box.getItems().setAll(offers);
          }
          box.setValue(value.get().map(Judge::name).orElse(everybody));
        };
    model.judges().subscribe(fill);
    value.subscribe(fill);
    box.setOnAction(
        _ -> {
          String chosen = box.getValue();
          if (chosen != null) {
            value.set(
                model.judges().stream().filter(judge -> judge.name().equals(chosen)).findFirst());
          }
        });
    return box;
  }

  private ComboBox<AgreementModel.Show> shown() {
    ComboBox<AgreementModel.Show> box = new ComboBox<>();
    box.setId("agreement-show");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setAccessibleText(Messages.text("agreement.show"));
    box.getItems().setAll(AgreementModel.Show.values());
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(AgreementModel.@Nullable Show show) {
            return show == null
                ? ""
                : switch (show) {
                  case DIFFERENCES -> Messages.text("agreement.show.differences");
                  case WITHOUT_GOLD -> Messages.text("agreement.show.without-gold");
                  case ALL -> Messages.text("agreement.show.all");
                };
          }

          @Override
          public AgreementModel.Show fromString(String text) {
            throw new UnsupportedOperationException("what is shown is chosen, not typed");
          }
        });
    box.valueProperty().bindBidirectional(model.showProperty());
    return box;
  }
}
