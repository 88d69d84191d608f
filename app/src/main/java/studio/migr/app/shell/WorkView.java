package studio.migr.app.shell;

import jakarta.inject.Inject;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.migr.app.agreement.AgreementListView;
import studio.migr.app.agreement.JudgesView;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.annotate.AnnotateView;
import studio.migr.app.command.Commands;
import studio.migr.app.engine.AskView;
import studio.migr.app.engine.EngineModel;
import studio.migr.app.engine.EngineState;
import studio.migr.app.engine.ModelsView;
import studio.migr.app.errors.BenchView;
import studio.migr.app.errors.ErrorsView;
import studio.migr.app.explain.ConditionView;
import studio.migr.app.explain.LowerView;
import studio.migr.app.explain.ModelImportanceView;
import studio.migr.app.explain.ReasoningView;
import studio.migr.app.importance.ImportanceView;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.library.LibraryView;
import studio.migr.app.library.MissingClipView;
import studio.migr.app.player.PlayerView;
import studio.migr.app.queue.QueueView;
import studio.migr.app.reasoning.SegmentsView;
import studio.migr.app.round.BlindRound;
import studio.migr.app.round.RoundView;
import studio.migr.app.runs.RunsView;
import studio.migr.app.segment.DominanceView;
import studio.migr.app.snapshots.SnapshotsView;
import studio.migr.app.suggest.ModelSight;
import studio.migr.app.suggest.SuggestView;
import studio.migr.app.timeline.TimelineView;

/**
 * The work place: clips on the left, the clip in the middle with its timeline below, the label on
 * the right.
 */
final class WorkView extends BorderPane {
  private final LibraryView library;

  private static final double LIST = 200;

  /** What a matrix wants to be read well, if rail, clip and label keep their own beside it. */
  private static final double MATRIX = 300;

  private static final double BESIDE_MATRIX = 832;

  /** What the clips of a confusion take of the height. */
  private static final double BENCH = 0.56;

  private double[] beforeBench = {0.6};
  private boolean benched;
  private @Nullable PaneSizes wanted;
  private final SplitPane columns;
  private final SplitPane middle;
  private final List<Node> panes;

  @Inject
  WorkView(
      LibraryView library,
      PlayerView player,
      TimelineView timeline,
      AnnotateView annotate,
      ImportanceView importance,
      MissingClipView missing,
      LibraryModel clips,
      Commands commands,
      AgreementListView differences,
      JudgesView judges,
      RoundView round,
      ModelsView models,
      AskView ask,
      LowerView lower,
      ConditionView given,
      ModelImportanceView model,
      ReasoningView reasoning,
      AnalysisModel analysis,
      SnapshotsView snapshots,
      RunsView runs,
      EngineModel engine,
      BlindRound blind,
      SuggestView suggest,
      ModelSight sight,
      QueueView queue,
      SegmentsView segments,
      DominanceView dominance,
      ErrorsView errors,
      BenchView bench,
      Rooms rooms,
      StatusBar status,
      Rail rail) {
    this.library = library;
    player.setClipNavigation(commands.get("library.previous"), commands.get("library.next"));
    StackPane stage = new StackPane(player, missing);
    clips
        .selectedProperty()
        .subscribe(row -> missing.setVisible(row.map(r -> r.clip().missing()).orElse(false)));
    player.visibleProperty().bind(missing.visibleProperty().not());
    annotate.addBelow(model);
    VBox ownWords = new VBox(segments); // of a model, as a person left them
    shownIn(ownWords, rooms, Room.CLIPS);
    annotate.addBelow(importance);
    annotate.addBelow(reasoning);
    annotate.addBelow(ownWords);
    annotate.addBelow(ask);
    // What others say, and what one said oneself before, is not for a round.
    importance.visibleProperty().bind(rooms.nowProperty().isNotEqualTo(Room.ROUNDS));
    importance.managedProperty().bind(importance.visibleProperty());
    // What a model says would lead a judgement, too.
    ask.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    !(engine.stateProperty().get() instanceof EngineState.Off)
                        && rooms.nowProperty().get() != Room.ROUNDS
                        && blind.runningProperty().get().isEmpty()
                        && (sight.allowedProperty().get() || !sight.labelFirstProperty().get()),
                engine.stateProperty(),
                sight.allowedProperty(),
                sight.labelFirstProperty(),
                rooms.nowProperty(),
                blind.runningProperty()));
    ask.managedProperty().bind(ask.visibleProperty());
    analysis.withholdWhile(
        Bindings.createBooleanBinding(
            () ->
                rooms.nowProperty().get() == Room.ROUNDS
                    || blind.runningProperty().get().isPresent()
                    || (sight.labelFirstProperty().get() && !sight.allowedProperty().get()),
            rooms.nowProperty(),
            blind.runningProperty(),
            sight.labelFirstProperty(),
            sight.allowedProperty()));
    VBox clip = new VBox(stage, dominance, given);
    VBox.setVgrow(stage, Priority.ALWAYS);
    lower.setTimeline(timeline);
    middle = new SplitPane(clip, lower);
    middle.setOrientation(Orientation.VERTICAL);
    middle.getStyleClass().add("work-center");
    VBox list = new VBox(library, queue);
    VBox.setVgrow(library, Priority.ALWAYS);
    StackPane left = new StackPane(list);
    rooms.nowProperty().subscribe(now -> showBench(bench, lower, now == Room.ERRORS));
    VBox said = new VBox(suggest);
    VBox right = new VBox(said, annotate);
    VBox.setVgrow(annotate, Priority.ALWAYS);
    shownIn(list, rooms, Room.CLIPS);
    shownIn(said, rooms, Room.CLIPS);
    rooms
        .nowProperty()
        .addListener(
            (_, _, now) -> {
              if (now == Room.CLIPS) {
                Platform.runLater(() -> focusClips(rail)); // by then they are shown
              }
            });
    joins(left, round, rooms, Room.ROUNDS);
    joins(left, differences, rooms, Room.AGREEMENT);
    joins(right, judges, rooms, Room.AGREEMENT);
    joins(left, models, rooms, Room.MODELS);
    joins(left, errors, rooms, Room.ERRORS);
    columns = new SplitPane(left, middle, right);
    SplitPane.setResizableWithParent(left, false);
    SplitPane.setResizableWithParent(right, false);
    // Of the window: the columns themselves cannot become narrower than this asks for.
    ObservableValue<Number> room = sceneProperty().<Number>flatMap(Scene::widthProperty).orElse(0);
    left.minWidthProperty()
        .bind(
            Bindings.createDoubleBinding(
                () ->
                    rooms.nowProperty().get() == Room.ERRORS
                        ? Math.clamp(room.getValue().doubleValue() - BESIDE_MATRIX, LIST, MATRIX)
                        : LIST,
                rooms.nowProperty(),
                room));
    right.setMinWidth(280);
    middle.setMinWidth(420); // the transport then takes two lines
    stage.setMinHeight(160);
    panes = List.of(left, bench, player, lower, right, snapshots, runs, status, rail);
    setId("work");
    setLeft(rail);
    columns
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !rooms.nowProperty().get().wide(), rooms.nowProperty()));
    columns.managedProperty().bind(columns.visibleProperty());
    StackPane center = new StackPane(columns);
    joins(center, snapshots, rooms, Room.SNAPSHOTS);
    joins(center, runs, rooms, Room.RUNS);
    setCenter(center);
    setBottom(status);
  }

  /** Puts the clips of a confusion above the clip, in place of what lies below it. */
  private void showBench(Node bench, Node lower, boolean shown) {
    List<Node> items = middle.getItems();
    if (shown == items.contains(bench)) {
      return;
    }
    if (shown) {
      beforeBench = middle.getDividerPositions();
      benched = true;
      items.remove(lower);
      items.addFirst(bench);
      middle.setDividerPositions(BENCH);
    } else {
      benched = false;
      items.remove(bench);
      items.add(lower);
      middle.setDividerPositions(beforeBench);
    }
  }

  private static void shownIn(Node node, Rooms rooms, Room room) {
    node.visibleProperty().bind(rooms.nowProperty().isEqualTo(room));
    node.managedProperty().bind(node.visibleProperty());
  }

  /**
   * Puts {@code node} before what is in {@code place} when the window is in {@code room} for the
   * first time: a start need not style and lay out what nobody sees yet.
   */
  private static void joins(Pane place, Node node, Rooms rooms, Room room) {
    shownIn(node, rooms, room);
    node.visibleProperty()
        .subscribe(
            shown -> {
              if (shown && node.getParent() == null) {
                place.getChildren().addFirst(node);
                node.applyCss(); // what is in its controls is there at once, as at the next visit
              }
            });
  }

  /** Gives the panes their sizes, as soon as there is room to divide. */
  void arrange(PaneSizes sizes) {
    wanted = sizes;
    requestLayout();
  }

  /** The sizes as they are now. */
  PaneSizes sizes() {
    if (wanted != null) {
      return wanted;
    }
    // From the dividers, not from the panes: those end before the divider and would shrink by half
    // of its width at every start.
    double[] dividers = columns.getDividerPositions();
    double width = columns.getWidth();
    return new PaneSizes(
        dividers[0] * width,
        (1 - dividers[1]) * width,
        benched ? beforeBench[0] : middle.getDividerPositions()[0]);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    double width = columns.getWidth();
    if (wanted != null && width > 0) {
      columns.setDividerPositions(wanted.list() / width, 1 - wanted.label() / width);
      middle.setDividerPositions(wanted.pictureShare());
      wanted = null;
    }
  }

  /**
   * Moves the keyboard to the clips. By itself it goes from a room that closes to the search field,
   * which then takes the keys that label for words.
   */
  private void focusClips(Rail rail) {
    Node focus = getScene() == null ? rail : getScene().getFocusOwner();
    for (Node node = focus; node != null; node = node.getParent()) {
      if (node == rail) {
        return; // somebody goes from room to room by the arrow keys
      }
    }
    library.focusClips();
  }

  void focusSearch() {
    library.focusSearch();
  }

  /** The panes in the order in which F6 visits them. */
  List<Node> panes() {
    return panes;
  }
}
