package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.clip.Clip;
import studio.migr.app.library.ClipRow;
import studio.migr.app.predict.ModelName;
import studio.migr.app.predict.PredictionFile;
import studio.migr.app.predict.Predictor;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.reasoning.ReasoningModel;
import studio.migr.app.suggest.PredictionsModel;
import studio.migr.runtime.explain.ExplainSettings;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.importance.VerdictThresholds;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.sample.RecitingOmni;
import studio.migr.runtime.serve.RefusalException;
import studio.migr.runtime.work.Work;

/**
 * Goes along what a model said of the clips: takes over what fits, says otherwise where it does
 * not, and corrects its reasoning. The model is one that nobody trained: it recites, and its name
 * says so.
 */
final class CorrectTheModel implements TourStep {
  private static final int ASKED = 3;
  private static final int MOST_TOKENS = 128;
  private static final String TEXT =
      """
      <think>
      <vis_desc>The brows rise high above wide open eyes, while both lips part for a moment.\
      </vis_desc>
      <aud_desc>Her voice climbs quickly; it breaks on one long vowel and then falls silent.\
      </aud_desc>
      Face together with sound suggest somebody who did not expect this.</think>
      <answer>surprise</answer>""";

  @Override
  public void run(WorkingDay day) throws IOException {
    Project project = OffScreen.call(() -> day.part(ProjectModel.class).project().orElseThrow());
    List<Clip> clips =
        project.library().clips().stream()
            .filter(clip -> clip.hasPicture() && clip.hasSound() && !clip.missing())
            .limit(ASKED)
            .toList();
    if (clips.isEmpty()) {
      return; // a project whose clips are all silent, or sound alone
    }
    ask(day, project, clips);
    String me = OffScreen.call(() -> day.part(AnnotatorModel.class).name());
    OffScreen.run(() -> day.part(AnnotatorModel.class).rename("Corrector"));
    PredictionsModel predictions = day.part(PredictionsModel.class);
    OffScreen.run(predictions::look);
    day.expect(
        "tour.expected.predictions",
        () -> predictions.predictionsProperty().get().keySet().containsAll(ids(clips)));
    day.press("Shortcut+Shift+Q");
    choose(day, clips.getFirst());
    day.capture("queue");
    day.press("Enter");
    day.awaitSaved();
    day.capture("suggestion-accepted");
    day.press("Page_Down");
    choose(day, clips.get(Math.min(1, clips.size() - 1)));
    day.press("7");
    day.press("A");
    day.awaitSaved();
    day.press("Alt+R");
    day.press("Alt+Page_Down");
    day.awaitSaved();
    day.press("Alt+K");
    day.awaitSaved();
    day.press("Alt+R");
    day.press("Alt+J");
    day.awaitSaved();
    day.press("Shortcut+Shift+Y");
    day.awaitSaved();
    scrollToReasoning(day);
    day.capture("reasoning-corrected");
    day.press("Shortcut+Shift+B");
    choose(day, clips.getLast());
    day.capture("label-first");
    day.press("Shortcut+Shift+B");
    OffScreen.run(() -> day.part(AnnotatorModel.class).rename(me));
    day.press("Shortcut+Shift+Q");
    day.studio().settle();
  }

  private static void choose(WorkingDay day, Clip clip) {
    Optional<ClipRow> row =
        day.clips().stream().filter(each -> each.clip().id().equals(clip.id())).findFirst();
    day.choose(row.orElseThrow());
  }

  private static void scrollToReasoning(WorkingDay day) {
    OffScreen.run(() -> day.part(ReasoningModel.class).chooseBy(1));
    day.studio().settle();
  }

  private static List<String> ids(List<Clip> clips) {
    return clips.stream().map(Clip::id).toList();
  }

  /** In this process, as a command would in its own. */
  private static void ask(WorkingDay day, Project project, List<Clip> clips) throws IOException {
    Path folder = RecitingOmni.write(day.folder("untrained-reciter"), TEXT);
    PredictionFile file = PredictionFile.of(project.predictionsFolder(), ModelName.of(folder));
    try (Predictor predictor =
        new Predictor(new Predictor.Place(folder, "cpu"), Prompt.THINK_AND_ANSWER)) {
      VerdictThresholds thresholds = predictor.thresholds().thresholds();
      for (Clip clip : clips) {
        Explanation explanation =
            predictor.explain(
                clip.path(),
                project.library().media(clip.id()),
                new ExplainSettings(
                    project.scheme(),
                    Optional.empty(),
                    MOST_TOKENS,
                    0,
                    ExplainSettings.TEMPERATURE,
                    0,
                    true,
                    thresholds),
                Optional.empty(),
                Work.UNWATCHED);
        file.keep(clip.id(), predictor.question(), explanation);
      }
    } catch (RefusalException e) {
      throw new IOException(e);
    }
  }
}
