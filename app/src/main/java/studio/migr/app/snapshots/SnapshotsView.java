package studio.migr.app.snapshots;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import studio.migr.app.command.CommandTextButton;
import studio.migr.app.command.Commands;
import studio.migr.app.library.FollowingList;
import studio.migr.app.message.Messages;
import studio.migr.training.handover.HandoverFormat;
import studio.migr.training.handover.LlamaFactoryFormat;
import studio.migr.training.handover.MsSwiftFormat;
import studio.migr.training.handover.Stage;
import studio.migr.training.handover.TrlFormat;

/** The room of snapshots: all of them on the left, the chosen one beside. */
public final class SnapshotsView extends SplitPane {
  private static final List<HandoverFormat> FORMATS =
      List.of(new MsSwiftFormat(), new LlamaFactoryFormat(), new TrlFormat());
  private static final double LIST = 290;

  private final SnapshotsModel model;

  @Inject
  SnapshotsView(SnapshotsModel model, Commands commands) {
    this.model = model;
    setId("snapshots");
    FollowingList<SnapshotItem> list =
        new FollowingList<>(
            model.items(),
            Messages.text("snapshots.title"),
            48,
            Messages.text("snapshots.none"),
            model::select);
    list.setId("snapshots-list");
    list.setCellFactory(_ -> new SnapshotCell());
    FlowPane head =
        new FlowPane(8, 8, new CommandTextButton(commands.get("snapshots.new")), exports());
    head.getStyleClass().add("library-head");
    VBox left = new VBox(head, list);
    left.getStyleClass().add("library");
    left.setMinWidth(LIST);
    left.setPrefWidth(LIST);
    VBox.setVgrow(list, Priority.ALWAYS);
    Label nothing = new Label(Messages.text("snapshots.empty"));
    nothing.getStyleClass().add("muted");
    nothing.setWrapText(true);
    nothing.setMaxWidth(420);
    nothing.setMinHeight(Region.USE_PREF_SIZE);
    VBox none = new VBox(12, nothing, new CommandTextButton(commands.get("snapshots.first")));
    none.setAlignment(Pos.CENTER);
    SnapshotView one = new SnapshotView(model);
    one.setMinWidth(380);
    model
        .selectedProperty()
        .subscribe(
            item -> {
              none.setVisible(item.isEmpty());
              one.setVisible(item.isPresent());
              list.follow(each -> item.equals(Optional.of(each)));
            });
    getItems().addAll(left, new StackPane(none, one));
    SplitPane.setResizableWithParent(left, false);
    setDividerPositions(0.24);
  }

  private MenuButton exports() {
    MenuButton menu = new MenuButton(Messages.text("snapshots.export"));
    menu.setId("snapshot-export");
    for (HandoverFormat format : FORMATS) {
      for (Stage stage : Stage.values()) {
        if (format.supports(stage)) {
          MenuItem item =
              new MenuItem(Messages.text("snapshots.export-as", format.id(), stage.name()));
          item.setOnAction(_ -> export(format, stage));
          menu.getItems().add(item);
        }
      }
    }
    model.selectedProperty().subscribe(item -> menu.setDisable(item.isEmpty()));
    return menu;
  }

  private void export(HandoverFormat format, Stage stage) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Messages.text("snapshots.export-into"));
    Optional.ofNullable(chooser.showDialog(getScene().getWindow()))
        .ifPresent(folder -> model.export(format, stage, folder.toPath()));
  }
}
