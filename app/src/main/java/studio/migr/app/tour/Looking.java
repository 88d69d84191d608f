package studio.migr.app.tour;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.analysis.AnalysisState;
import studio.migr.app.analysis.ClipAnalysis;
import studio.migr.app.explain.DeletionModel;
import studio.migr.app.explain.Facet;
import studio.migr.app.explain.LooksModel;
import studio.migr.app.explain.Stretch;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.attention.LookChoice;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.explain.DeletionTest;

/**
 * What there is to see of a model's answer to the clip on screen, view by view.
 *
 * @param prefix of the views' names
 */
record Looking(WorkingDay day, String prefix) {
  static final String IMPORTANCE = "model-importance";
  static final String REASONING = "model-reasoning";

  /** Where the expression of the generated clips is at its strongest. */
  private static final double APEX_MS = 1300;

  LooksModel looks() {
    return day.part(LooksModel.class);
  }

  /** Until what the loaded model says of the clip is there, with where each token looked. */
  void await() {
    AnalysisModel analysis = day.part(AnalysisModel.class);
    LooksModel looks = looks();
    day.expect(
        "tour.expected.model-looks",
        () ->
            analysis.stateProperty().get() instanceof AnalysisState.Known(ClipAnalysis known)
                && known.current()
                && looks.tokens() > 0
                && looks.trail().map(all -> all.tokens().size()).orElse(0) == looks.tokens());
    day.awaitTasks();
  }

  void capture(String section, String view) throws IOException {
    day.captureAt(section, prefix + "-" + view);
  }

  void toApex() {
    PlayerModel player = day.part(PlayerModel.class);
    OffScreen.run(() -> player.seek(player.startMs() + APEX_MS));
    day.studio().settle();
    day.awaitTasks();
  }

  /** One after the other: the sound alone, the picture alone; both again in the end. */
  void replays() throws IOException {
    PlayerModel player = day.part(PlayerModel.class);
    for (Condition alone : List.of(Condition.AUDIO, Condition.VISUAL)) {
      day.press("H");
      day.expect("tour.expected.replays", () -> player.condition().nowProperty().get() == alone);
      OffScreen.run(player::pause);
      toApex();
      capture(IMPORTANCE, alone == Condition.AUDIO ? "sound-alone" : "picture-alone");
    }
    day.press("H");
    OffScreen.run(player::pause);
    day.studio().settle();
  }

  /** Goes where some tokens looked most, as a click on them does. */
  void seek(Stretch tokens) {
    OffScreen.run(() -> looks().seek(tokens));
    day.awaitTasks();
  }

  void deletion() throws IOException {
    DeletionModel deletion = day.part(DeletionModel.class);
    OffScreen.run(deletion::test);
    day.expect(
        "tour.expected.deletion",
        () -> deletion.stateProperty().get() instanceof TaskState.Done<DeletionTest.Result>);
    day.awaitTasks();
    capture(REASONING, "heatmap-and-deletion");
  }

  /** One head of an answer of which the mean over the heads was kept. */
  void head(int head) throws IOException {
    OffScreen.run(() -> looks().chooseHead(head));
    day.expect("tour.expected.head", () -> looks().choiceProperty().get().head() == head);
    day.awaitTasks();
    capture(REASONING, "single-head");
    OffScreen.run(() -> looks().chooseHead(LookChoice.ALL_HEADS));
  }

  void facets(List<Facet> facets) throws IOException {
    for (Facet facet : facets) {
      OffScreen.run(() -> looks().facetProperty().set(facet));
      day.awaitTasks();
      capture(REASONING, facet.name().toLowerCase(Locale.ROOT));
    }
  }
}
