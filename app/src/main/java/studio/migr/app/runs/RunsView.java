package studio.migr.app.runs;

import jakarta.inject.Inject;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.migr.app.command.CommandTextButton;
import studio.migr.app.command.Commands;
import studio.migr.app.library.FollowingList;
import studio.migr.app.message.Messages;

/** The room of runs: all of them on the left, the chosen one beside. */
public final class RunsView extends SplitPane {
  private static final double LIST = 290;

  @Inject
  RunsView(RunsModel model, PromoteModel promote, BranchChoice branch, Commands commands) {
    setId("runs");
    getStyleClass().add("runs");
    FollowingList<RunItem> list =
        new FollowingList<>(
            model.runs(),
            Messages.text("runs.title"),
            48,
            Messages.text("runs.none"),
            model::select);
    list.setId("runs-list");
    list.setCellFactory(_ -> new RunCell());
    FlowPane head = new FlowPane(8, 8, new CommandTextButton(commands.get("runs.new")));
    head.getStyleClass().add("library-head");
    VBox left = new VBox(head, list);
    left.getStyleClass().add("library");
    left.setMinWidth(LIST);
    left.setPrefWidth(LIST);
    VBox.setVgrow(list, Priority.ALWAYS);
    Label nothing = new Label(Messages.text("runs.empty"));
    nothing.setId("runs-nothing");
    nothing.getStyleClass().add("muted");
    nothing.setWrapText(true);
    nothing.setMaxWidth(420);
    nothing.setMinHeight(Region.USE_PREF_SIZE);
    VBox none = new VBox(12, nothing, new CommandTextButton(commands.get("runs.first")));
    none.setAlignment(Pos.CENTER);
    RunView run = new RunView(model, promote, branch, commands);
    run.setMinWidth(380);
    none.visibleProperty().bind(run.visibleProperty().not());
    getItems().addAll(left, new StackPane(none, run));
    SplitPane.setResizableWithParent(left, false);
    setDividerPositions(0.24);
    Runnable follow =
        () -> list.follow(each -> model.selectedProperty().get().stream().anyMatch(each::equals));
    model.selectedProperty().subscribe(_ -> follow.run());
    model.runs().subscribe(follow);
  }
}
