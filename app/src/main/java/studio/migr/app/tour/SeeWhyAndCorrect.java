package studio.migr.app.tour;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import studio.migr.app.agreement.AgreementItem;
import studio.migr.app.agreement.AgreementModel;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.analysis.AnalysisState;
import studio.migr.app.analysis.ClipAnalysis;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.engine.AnswerToken;
import studio.migr.app.engine.EngineModel;
import studio.migr.app.engine.EngineState;
import studio.migr.app.engine.OwnModel;
import studio.migr.app.explain.Facet;
import studio.migr.app.explain.LooksModel;
import studio.migr.app.explain.Stretch;
import studio.migr.app.library.ClipOrder;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.sample.SampleModel;
import studio.migr.app.suggest.PredictionsModel;
import studio.migr.clips.SampleClips;
import studio.migr.runtime.attention.LookColumn;

/**
 * A whole session on the sample project with the model that comes with the studio: from the queue
 * over all that can be seen of the reasons to the corrected label, the gold label and the next
 * clip.
 */
final class SeeWhyAndCorrect implements TourStep {
  /** Of which the model is least sure between surprise and fear, and the annotator too. */
  private static final String DOUBTED = "0000";

  private static final int PATIENCE = 8; // times the studio's own

  @Override
  public void run(WorkingDay day) throws IOException {
    AnalysisModel analysis = day.part(AnalysisModel.class);
    EngineModel engine = day.part(EngineModel.class);
    OffScreen.run(() -> analysis.unaskedProperty().set(true));
    OffScreen.run(() -> day.part(SampleModel.class).open());
    ProjectModel projects = day.part(ProjectModel.class);
    day.expect("tour.expected.project-opens", () -> projects.project().isPresent());
    int all = SampleClips.names().size();
    day.expect("tour.expected.clips-listed", () -> day.clips().size() == all);
    day.awaitClip();
    TinyAnswers.ask(OffScreen.call(() -> projects.project().orElseThrow()), Integer.MAX_VALUE);
    PredictionsModel predictions = day.part(PredictionsModel.class);
    day.expect(
        "tour.expected.predictions",
        () -> predictions.predictionsProperty().get().size() == day.clips().size());
    // By itself it comes only where it is the only model: an act before this may have left another.
    OffScreen.run(day.part(OwnModel.class)::answer);
    for (int k = 0; k < PATIENCE; k++) {
      if (day.studio().await(() -> engine.stateProperty().get() instanceof EngineState.Ready)
          || engine.stateProperty().get() instanceof EngineState.Unfit) {
        break;
      }
    }
    if (OffScreen.call(() -> engine.stateProperty().get().loaded().isPresent())) {
      OffScreen.run(() -> analysis.unaskedProperty().set(false)); // else it goes on behind the rest
      session(day);
    } else {
      day.expect(
          "tour.expected.model-loaded",
          () -> engine.stateProperty().get() instanceof EngineState.Unfit);
    }
    OffScreen.run(() -> analysis.unaskedProperty().set(true));
    OffScreen.run(engine::unload);
    OffScreen.run(projects::close);
    day.studio().settle();
  }

  private static void session(WorkingDay day) throws IOException {
    AnalysisModel analysis = day.part(AnalysisModel.class);
    String me = OffScreen.call(() -> day.part(AnnotatorModel.class).name());
    OffScreen.run(() -> day.part(AnnotatorModel.class).rename("Corrector"));
    day.awaitTasks();
    day.choose(named(day, DOUBTED));
    day.press("7"); // at first sight
    day.awaitSaved();
    day.press("Shortcut+Shift+Q");
    day.studio().settle();
    Looking looking = new Looking(day, "why");
    show(day, looking, day.clips().getFirst());
    looking.capture(Looking.IMPORTANCE, "queue");
    looking.replays();
    tokens(looking);
    depth(day, looking);
    correct(day, looking);
    ClipRow corrected = OffScreen.call(() -> chosen(day));
    settle(day, looking, corrected.clip().id());
    day.press("Shortcut+1");
    day.choose(corrected);
    day.press("Shortcut+Enter");
    show(day, looking, OffScreen.call(() -> chosen(day)));
    day.press("Alt+W");
    day.expect(
        "tour.expected.range",
        () ->
            analysis.stateProperty().get() instanceof AnalysisState.Known(ClipAnalysis known)
                && known.explanation().importance().interval().isPresent());
    day.awaitTasks();
    looking.capture(Looking.IMPORTANCE, "next-clip");
    OffScreen.run(() -> day.part(AnnotatorModel.class).rename(me));
    OffScreen.run(() -> day.part(LibraryModel.class).orderProperty().set(ClipOrder.IMPORT));
    day.studio().settle();
  }

  private static ClipRow named(WorkingDay day, String number) {
    return day.clips().stream()
        .filter(row -> row.clip().name().contains(number))
        .findFirst()
        .orElse(day.clips().getFirst());
  }

  private static ClipRow chosen(WorkingDay day) {
    return day.part(LibraryModel.class).selectedProperty().get().orElseThrow();
  }

  /** What the model said of it is there, with where it looked. */
  private static void show(WorkingDay day, Looking looking, ClipRow row) {
    day.choose(row);
    day.awaitTasks();
    if (OffScreen.call(() -> looking.looks().tokens() == 0)) { // a command keeps no attention
      OffScreen.run(day.part(AnalysisModel.class)::askNow);
    }
    looking.await();
    looking.toApex();
  }

  /** The word that looked most, the one that listened most, and the answer. */
  private static void tokens(Looking looking) throws IOException {
    point(looking, OffScreen.call(() -> most(looking.looks(), LookColumn.Kind.PICTURE)));
    looking.capture(Looking.REASONING, "token-seen");
    point(looking, OffScreen.call(() -> most(looking.looks(), LookColumn.Kind.SOUND)));
    looking.capture(Looking.REASONING, "token-heard");
    point(looking, OffScreen.call(() -> answer(looking.looks())));
    looking.capture(Looking.REASONING, "token-of-the-answer");
  }

  private static void point(Looking looking, int token) {
    looking.seek(new Stretch(token, token));
    OffScreen.run(() -> looking.looks().hoveredProperty().set(Optional.of(token)));
    looking.day().studio().settle();
  }

  /** The first word behind the last tag that opens. */
  private static int answer(LooksModel looks) {
    List<AnswerToken> tokens = looks.trail().orElseThrow().tokens();
    String all = tokens.stream().map(AnswerToken::text).collect(Collectors.joining());
    int from = all.indexOf("<answer>") + "<answer>".length();
    return IntStream.range(0, looks.tokens())
        .filter(token -> tokens.get(token).end() > from)
        .findFirst()
        .orElse(0);
  }

  private static int most(LooksModel looks, LookColumn.Kind kind) {
    List<LookColumn> columns = looks.columns();
    List<AnswerToken> tokens = looks.trail().orElseThrow().tokens();
    return IntStream.range(0, looks.tokens())
        .filter(token -> tokens.get(token).text().strip().matches("[a-zA-Z]{3,}"))
        .boxed()
        .max(
            Comparator.comparingDouble(
                token -> {
                  looks.hoveredProperty().set(Optional.of(token));
                  float[] shares = looks.shares();
                  return IntStream.range(0, shares.length)
                      .filter(k -> columns.get(k).kind() == kind)
                      .mapToDouble(k -> shares[k])
                      .sum();
                }))
        .orElse(0);
  }

  private static void depth(WorkingDay day, Looking looking) throws IOException {
    LooksModel looks = looking.looks();
    day.press("Shift+H");
    looking.deletion();
    looking.head(1);
    looking.facets(List.of(Facet.DRIFT, Facet.TRACE));
    day.press("Shift+H");
    OffScreen.run(() -> looks.hoveredProperty().set(Optional.empty()));
    OffScreen.run(() -> looks.selectedProperty().set(Optional.empty()));
    looking.toApex();
  }

  /** The emotion, the dominant modality, and the reasoning segment by segment. */
  private static void correct(WorkingDay day, Looking looking) throws IOException {
    day.press("5");
    day.press("B");
    day.awaitSaved();
    looking.capture(Looking.IMPORTANCE, "corrected");
    day.press("Alt+R");
    day.press("Alt+J");
    day.awaitSaved();
    day.press("Alt+R");
    day.press("Alt+K");
    day.awaitSaved();
    day.press("Shortcut+Shift+Y");
    day.awaitSaved();
    looking.capture("segments", "reasoning-corrected");
  }

  /** Labels side by side, to a gold label. */
  private static void settle(WorkingDay day, Looking looking, String clip) throws IOException {
    AgreementModel agreement = day.part(AgreementModel.class);
    day.press("Shortcut+3");
    day.expect("tour.expected.differences", () -> !agreement.shown().isEmpty());
    Optional<AgreementItem> widest =
        OffScreen.call(
            () ->
                agreement.shown().stream()
                    .max(
                        Comparator.comparing((AgreementItem item) -> item.clipId().equals(clip))
                            .thenComparing(item -> item.verdicts().size())));
    widest.ifPresent(item -> OffScreen.run(() -> agreement.select(item)));
    day.awaitClip();
    looking.toApex();
    day.press("Shift+1");
    day.awaitSaved();
    day.awaitTasks();
    day.capture("why-settled");
  }
}
