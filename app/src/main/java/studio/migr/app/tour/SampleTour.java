package studio.migr.app.tour;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import studio.migr.app.agreement.AgreementFigures;
import studio.migr.app.agreement.AgreementModel;
import studio.migr.app.agreement.FiguresModel;
import studio.migr.app.agreement.FiguresQuestion;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.library.ClipRow;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.player.FaceTracks;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.sample.SampleModel;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.face.net.FaceNets;

/**
 * What a newcomer meets: the sample project, its faces and voices measured, what two simulated
 * annotators said of it, and what each view makes of that.
 */
final class SampleTour implements TourStep {
  private static final int PATIENCE = 20; // times the studio's own
  private static final double APEX_MS = 1300;

  @Override
  public void run(WorkingDay day) throws IOException {
    // The studio's own model has an act of its own.
    OffScreen.run(() -> day.part(AnalysisModel.class).unaskedProperty().set(false));
    OffScreen.run(() -> day.part(SampleModel.class).open());
    ProjectModel projects = day.part(ProjectModel.class);
    day.expect("tour.expected.project-opens", () -> projects.project().isPresent());
    day.expect("tour.expected.clips-listed", () -> !day.clips().isEmpty());
    day.awaitClip();
    awaitMeasured(day);

    show(day, "0210", APEX_MS);
    day.press("F");
    day.press("B");
    day.press("5");
    day.awaitSaved();
    day.capture("sample");
    day.press("Shift+F");
    show(day, "0060", APEX_MS);
    day.capture("sample-fear");
    day.press("Shift+F");
    day.press("F");
    show(day, "0190", APEX_MS);
    day.capture("sample-neutral");
    show(day, "0173", APEX_MS);
    day.capture("sample-conflict");
    show(day, "0131", APEX_MS);
    day.capture("sample-covered");
    show(day, "0031", APEX_MS);
    day.capture("sample-by-sound");

    show(day, "0200", APEX_MS);
    day.press("Shortcut+D");
    day.press("D");
    day.studio().settle();
    day.capture("sample-compared");
    day.press("Shortcut+D");

    AgreementModel agreement = day.part(AgreementModel.class);
    day.press("Shortcut+3");
    day.expect("tour.expected.differences", () -> !agreement.shown().isEmpty());
    day.awaitClip();
    day.capture("sample-agreement");
    figures(day);
    day.press("Shortcut+1");

    show(day, "0210", APEX_MS);
    Overlay overlay = day.part(Overlay.class);
    day.press("Shortcut+G");
    day.expect("tour.expected.plots", overlay::isDisplay);
    day.captureWithoutTab("sample-plot");
    day.press("Esc");
    day.expect("tour.expected.sheet-closes", () -> !overlay.isDisplay());
    OffScreen.run(() -> day.part(AnalysisModel.class).unaskedProperty().set(true));
    OffScreen.run(projects::close);
    day.studio().settle();
  }

  private static void figures(WorkingDay day) throws IOException {
    FiguresModel figures = day.part(FiguresModel.class);
    for (FiguresQuestion.Answer answer : FiguresQuestion.Answer.values()) {
      day.press("Shortcut+Shift+K");
      OffScreen.run(() -> figures.answerProperty().set(answer));
      day.expect(
          "tour.expected.figures",
          () -> figures.stateProperty().get() instanceof TaskState.Done<AgreementFigures>);
      day.awaitTasks();
      day.capture("sample-agreement-of-" + answer.name().toLowerCase(Locale.ROOT));
      day.press("Esc");
    }
  }

  private static void awaitMeasured(WorkingDay day) {
    TaskRunner tasks = day.part(TaskRunner.class);
    for (int k = 0; k < PATIENCE && !day.studio().await(() -> tasks.running().isEmpty()); k++) {
      day.studio().settle();
    }
    day.awaitTasks();
  }

  private static void show(WorkingDay day, String number, double ms) {
    Optional<ClipRow> row =
        day.clips().stream().filter(each -> each.clip().name().contains(number)).findFirst();
    day.choose(row.orElseThrow());
    PlayerModel player = day.part(PlayerModel.class);
    day.expect(
        "tour.expected.face-measured",
        () ->
            !FaceNets.arePacked() || !day.part(FaceTracks.class).tracksProperty().get().isEmpty());
    OffScreen.run(() -> player.seek(player.startMs() + ms));
    day.studio().settle();
    day.awaitTasks();
    day.expect("tour.expected.frame-on-picture", () -> isOfItsFrame(day, player));
  }

  /** Whether what lies on the picture says the frame that is on screen. */
  private static boolean isOfItsFrame(WorkingDay day, PlayerModel player) {
    Node overlay = day.studio().scene().lookup(".picture-overlay");
    String said = "f " + player.frameIndexProperty().get().orElse(-1) + " ";
    return overlay != null && String.valueOf(overlay.getAccessibleText()).startsWith(said);
  }
}
