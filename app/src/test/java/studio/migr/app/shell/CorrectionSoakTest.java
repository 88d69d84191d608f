package studio.migr.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.ReasoningCorrection;
import studio.migr.app.label.ReasoningCorrection.Decision;
import studio.migr.app.label.ReasoningPart;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.reasoning.ReasoningModel;
import studio.migr.app.store.Ledgers;
import studio.migr.app.store.ProjectException;
import studio.migr.app.suggest.PredictionsModel;
import studio.migr.app.suggest.SuggestModel;
import studio.migr.app.testing.Predicted;
import studio.migr.app.testing.StudioWindow;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.reasoning.SegmentKind;

/**
 * Annotator after annotator sits down at the window, goes through all clips, takes over or says
 * otherwise, corrects reasoning, takes things back; after each, a lead settles some clips. Then the
 * journal alone has to say all of it. Longer with {@code -Dsoak.sessions=20 -Dsoak.clips=2000}.
 */
class CorrectionSoakTest {
  private static final int SESSIONS = Integer.getInteger("soak.sessions", 2);
  private static final int CLIPS = Integer.getInteger("soak.clips", 16);
  private static final int REASONED_EVERY = 4;
  private static final int TAKEN_BACK_EVERY = 7;
  private static final int SETTLED_EVERY = 10;

  // One of each for all that is remembered of them: what grows is the studio's.
  private static final Judgement OWN =
      Judgement.EMPTY
          .withEmotion(Optional.of("surprise"))
          .withDominant(Optional.of(DominantModality.AUDIO));
  private static final Judgement MODELS =
      Judgement.EMPTY
          .withEmotion(Optional.of("fear"))
          .withDominant(Optional.of(DominantModality.VISUAL));
  private static final List<ReasoningPart> REASONED =
      List.of(
          ReasoningPart.ofModel(SegmentKind.AUD_DESC, "The voice climbs.")
              .rated(ReasoningPart.Rating.FITS),
          ReasoningPart.ofModel(SegmentKind.VIS_DESC, "The brows rise."),
          ReasoningPart.ofModel(SegmentKind.TEXT, "Both speak of it."));

  /** The database may keep 32 MB of its pages at hand, which the first sessions fill. */
  private static final long ROOM_BYTES = 48L << 20;

  @TempDir Path home;

  /** What was said of a reasoning, as far as it is compared. */
  private record Reasoned(Decision decision, List<ReasoningPart> parts) {}

  private final Map<LabelKey, Judgement> labels = new HashMap<>();
  private final Map<String, Reasoned> reasoning = new HashMap<>();

  @Test
  void sessionAfterSessionNothingIsLostAndMemoryStaysFlat() throws Exception {
    Path place = home.resolve("project");
    List<String> clips = Ledgers.create(place, CLIPS);
    for (String clip : clips) {
      new Predicted(clip, "fear").at(Instant.parse("2026-03-29T10:00:00Z")).keep(place);
    }
    List<Long> heaps = new ArrayList<>();
    int accepted = 0;
    try (StudioWindow window = StudioWindow.open(home, Optional.of(place))) {
      window.waitUntil(
          "what the model said is read",
          () ->
              window.get(PredictionsModel.class).predictionsProperty().get().size() == CLIPS
                  && window.get(LibraryModel.class).all().size() == CLIPS);
      for (int session = 0; session < SESSIONS; session++) {
        long began = System.nanoTime();
        String who = "Annotator " + session;
        StudioWindow.onFx(
            () -> {
              window.get(AnnotatorModel.class).rename(who);
              return true;
            });
        for (int k = 0; k < CLIPS; k++) {
          accepted += judge(window, clips.get(k), who, session + k) ? 1 : 0;
        }
        window.waitUntilSaved();
        settle(window.project(), clips, session);
        heaps.add(heap());
        System.out.printf(
            "session %d: %.0f s, heap after it %.1f MB%n",
            session + 1, (System.nanoTime() - began) / 1e9, heaps.getLast() / 1e6);
      }
    }
    assertThat(heaps.getLast()).isLessThan(heaps.getFirst() + ROOM_BYTES);
    compare(place, accepted);
    Files.delete(place.resolve("studio.mv.db"));
    compare(place, accepted);
  }

  /** One clip in the hands of one person; whether the model's word was taken over and stayed. */
  private boolean judge(StudioWindow window, String clip, String who, int turn) {
    boolean accepts = turn % 3 != 0;
    boolean reasons = turn % REASONED_EVERY == 0;
    boolean takesBack = turn % TAKEN_BACK_EVERY == 0;
    LabelKey key = new LabelKey(clip, who, Condition.BOTH, Optional.empty());
    StudioWindow.onFx(
        () -> {
          window.get(LibraryModel.class).select(clip);
          if (accepts) {
            window.get(SuggestModel.class).accept();
          } else {
            window.get(AnnotateModel.class).decide(OWN);
          }
          return true;
        });
    labels.put(key, accepts ? MODELS : OWN);
    if (reasons) {
      StudioWindow.onFx(
          () -> {
            ReasoningModel model = window.get(ReasoningModel.class);
            model.move(0, 1);
            model.rate(0, ReasoningPart.Rating.FITS);
            model.accept();
            return true;
          });
      reasoning.put(clip + who, new Reasoned(Decision.ACCEPTED, REASONED));
    }
    if (takesBack) {
      StudioWindow.onFx(
          () -> {
            window.get(AnnotateModel.class).undo();
            return true;
          });
      window.waitUntilSaved();
      if (reasons) { // the acceptance, which came last
        Reasoned before = Objects.requireNonNull(reasoning.remove(clip + who));
        reasoning.put(clip + who, new Reasoned(Decision.OPEN, before.parts()));
      } else {
        labels.remove(key);
      }
    } else if (turn % 20 == 0) {
      window.waitUntilSaved();
    }
    return accepts && !(takesBack && !reasons);
  }

  private void settle(Project project, List<String> clips, int session) throws ProjectException {
    List<Labels.Change> gold = new ArrayList<>();
    for (int k = session % SETTLED_EVERY; k < clips.size(); k += SETTLED_EVERY) {
      LabelKey key = new LabelKey(clips.get(k), LabelKey.GOLD, Condition.BOTH, Optional.empty());
      Judgement judgement = session % 2 == 0 ? OWN : MODELS;
      gold.add(new Labels.Change(key, judgement));
      labels.put(key, judgement);
    }
    if (!gold.isEmpty()) {
      project.labels().apply("Lead", gold);
    }
  }

  private void compare(Path place, int accepted) throws ProjectException {
    try (Project project = Project.open(place)) {
      Map<LabelKey, Judgement> found = new HashMap<>();
      project.labels().current().forEach(each -> found.put(each.key(), each.judgement()));
      assertThat(missing(labels, found)).as("labels that were lost").isEmpty();
      assertThat(missing(found, labels)).as("labels that nobody gave").isEmpty();
      Map<String, Reasoned> corrections = new HashMap<>();
      for (ReasoningCorrection each : project.reasoningCorrections().all()) {
        corrections.put(
            each.clipId() + each.annotator(), new Reasoned(each.decision(), each.parts()));
      }
      assertThat(missing(reasoning, corrections)).as("reasoning that was lost").isEmpty();
      assertThat(missing(corrections, reasoning)).as("reasoning that nobody said").isEmpty();
      assertThat(project.labels().acceptedSuggestions()).hasSize(accepted);
      assertThat(project.labels().authors()).containsValue("Lead");
      assertThat(project.fingerprint()).isEqualTo(Ledgers.replayed(place));
    }
  }

  /**
   * What {@code wanted} has and {@code there} has not, or has otherwise; a few of it are enough.
   */
  private static <K, V> Map<K, V> missing(Map<K, V> wanted, Map<K, V> there) {
    return wanted.entrySet().stream()
        .filter(each -> !each.getValue().equals(there.get(each.getKey())))
        .limit(10)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static long heap() {
    long least = Long.MAX_VALUE;
    for (int k = 0; k < 4; k++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }
}
