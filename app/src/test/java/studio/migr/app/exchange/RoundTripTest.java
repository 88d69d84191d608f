package studio.migr.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.intake.ImportPlan;
import studio.migr.app.exchange.intake.Intake;
import studio.migr.app.exchange.intake.IntakeReport;
import studio.migr.app.exchange.intake.Intended;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Segment;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.Rational;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.testing.EafSchema;
import studio.migr.runtime.work.Work;

/**
 * Labels that a project holds leave it in each format and come back the same, for everything that
 * the format can hold: in a real project, with clips of 25 and of 29.97 frames a second, one whose
 * sound starts late, and one of sound alone.
 */
final class RoundTripTest {
  private static final String NOBODY = "nobody";

  private static @Nullable Path folder;
  private static @Nullable Project project;

  @BeforeContainer
  static void makeProject() throws IOException, ProjectException {
    Path place = Files.createTempDirectory("round-trip");
    folder = place;
    Path clips = Files.createDirectories(place.resolve("clips"));
    new ClipMaker().frames(50).make(clips.resolve("c 7.mp4"));
    new ClipMaker().frames(60).rate("30000/1001").make(clips.resolve("c8.mp4"));
    new ClipMaker().frames(50).soundOffset(0.35).make(clips.resolve("Ünï.mkv"));
    Files.createDirectories(clips.resolve("deep"));
    new ClipMaker().frames(40).make(clips.resolve("deep/c8.mp4")); // the same name elsewhere
    Wav.write(clips.resolve("sound.wav"), 300);
    Project made = Project.create(place.resolve("project"));
    project = made;
    assertThat(made.library().add(List.of(clips), Work.UNWATCHED).added()).hasSize(5);
  }

  @AfterContainer
  static void removeProject() throws IOException {
    open().close();
    MoreFiles.deleteRecursively(folder(), RecursiveDeleteOption.ALLOW_INSECURE);
  }

  private static Project open() {
    return Objects.requireNonNull(project);
  }

  private static Path folder() {
    return Objects.requireNonNull(folder);
  }

  private static Arbitrary<String> texts(int longest) {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMinLength(1).ofMaxLength(longest),
        Arbitraries.of("r2", "Ann @ home", "a,b;\"c\"", "emotion.clip@x", "<&>", "-->", "é 😀"));
  }

  /** Text that a UTF-8 file can hold. */
  private static boolean isText(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF))
        && !text.isBlank();
  }

  /** Where segments may begin and end: at frames, and for {@code exact} formats at any tick. */
  private static Arbitrary<Segment> segments(Clip clip, boolean exact) {
    MediaInfo media = open().library().media(clip.id());
    Rational timeBase = Placement.timeBase(media);
    Placement placement = new Placement(media);
    List<Long> ticks = new ArrayList<>();
    if (media.video().isPresent() && !exact) {
      for (long pts : media.video().get().frames().allPts()) {
        ticks.add(pts);
      }
      ticks.add(timeBase.toTicks(Math.min(media.video().get().endMillis(), media.endMs())));
    } else {
      long first = timeBase.toTicks(placement.startMs());
      long last = timeBase.toTicks(placement.endMs());
      for (int k = 0; k <= 40; k++) {
        ticks.add(first + (last - first) * k / 40);
      }
      if (!exact) { // the sound's clock has 8000 ticks a second, the format 1000
        ticks.replaceAll(tick -> tick - Math.floorMod(tick, 8));
      }
    }
    List<Long> sorted = ticks.stream().distinct().sorted().toList();
    return Arbitraries.integers()
        .between(0, sorted.size() - 2)
        .flatMap(
            from ->
                Arbitraries.integers()
                    .between(from + 1, sorted.size() - 1)
                    .map(to -> new Segment(sorted.get(from), sorted.get(to), timeBase)));
  }

  private static Arbitrary<List<Labels.Change>> labels(boolean exact, Predicate<String> holdable) {
    Arbitrary<Judgement> judgements =
        Combinators.combine(
                Arbitraries.of(open().scheme().emotions()).optional(),
                Arbitraries.of(DominantModality.class).optional(),
                Arbitraries.doubles().between(0, 1).ofScale(6).optional(),
                texts(20).filter(RoundTripTest::isText).filter(holdable).optional())
            .as(
                (emotion, dominant, confidence, note) ->
                    new Judgement(
                        emotion,
                        dominant,
                        confidence.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                        note))
            .filter(judgement -> !judgement.isEmpty());
    Arbitrary<LabelKey> keys =
        Arbitraries.of(open().library().clips())
            .flatMap(
                clip ->
                    Combinators.combine(
                            texts(8)
                                .map(String::strip)
                                .filter(RoundTripTest::isText)
                                .filter(holdable),
                            Arbitraries.of(Condition.class),
                            segments(clip, exact).optional())
                        .as(
                            (annotator, condition, segment) ->
                                new LabelKey(clip.id(), annotator, condition, segment)));
    return Combinators.combine(keys, judgements)
        .as(Labels.Change::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .uniqueElements(Labels.Change::key);
  }

  @Provide
  Arbitrary<List<Labels.Change>> anyLabels() {
    return labels(true, text -> true);
  }

  /** Without characters that XML has not, at frames: all that EAF has. */
  @Provide
  Arbitrary<List<Labels.Change>> labelsAtFrames() {
    return labels(false, studio.migr.runtime.elan.ElanWriter::canHold);
  }

  @Property(tries = 20)
  void csv(@ForAll("anyLabels") List<Labels.Change> labels) throws Exception {
    assertComesBack(ExportFormat.CSV, "labels.csv", labels);
  }

  @Property(tries = 20)
  void jsonLines(@ForAll("anyLabels") List<Labels.Change> labels) throws Exception {
    assertComesBack(ExportFormat.JSONL, "labels.jsonl", labels);
  }

  @Property(tries = 30)
  void textGrid(@ForAll("anyLabels") List<Labels.Change> labels) throws Exception {
    assertComesBack(ExportFormat.TEXTGRID, "grids", labels);
  }

  @Property(tries = 30)
  void eaf(@ForAll("labelsAtFrames") List<Labels.Change> labels) throws Exception {
    assertComesBack(ExportFormat.EAF, "eafs", labels);
  }

  @Property(tries = 30)
  void labelStudio(@ForAll("labelsAtFrames") List<Labels.Change> labels) throws Exception {
    assertComesBack(ExportFormat.LABEL_STUDIO, "tasks.json", labels);
  }

  private static void assertComesBack(ExportFormat format, String name, List<Labels.Change> labels)
      throws Exception {
    Project open = open();
    clear(open);
    open.labels().apply(NOBODY, labels);
    Map<LabelKey, Judgement> before = current(open);
    Path place = Files.createTempDirectory(folder(), "out");
    Path out = place.resolve(name);
    ExportReport written = LabelExport.write(open, format, out, false);
    assertThat(written.notes()).isEmpty();
    assertThat(written.labels()).isEqualTo(labels.size());
    if (format == ExportFormat.EAF && EafSchema.given().isPresent()) {
      for (Path file : written.files()) {
        EafSchema.given().get().validate(Files.readString(file));
      }
    }

    Intake intake = new Intake(open, new LabelSources());
    Intake.Sorted files = intake.sort(List.of(out), Work.UNWATCHED);
    ImportPlan plan = intake.survey(files.labels(), Work.UNWATCHED);
    assertThat(intake.intend(plan, NOBODY).changes()).as("nothing is new").isEmpty();

    clear(open);
    Intended intended = intake.intend(plan, NOBODY);
    IntakeReport report = intake.apply(intended, NOBODY, Work.UNWATCHED);
    assertThat(plan.failed()).isEmpty();
    assertThat(report.skipped()).isEmpty();
    assertThat(current(open)).isEqualTo(before);
    open.labels().undo(NOBODY);
    assertThat(current(open)).as("one undo takes all of it back").isEmpty();
    MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
  }

  private static Map<LabelKey, Judgement> current(Project open) {
    return open.labels().current().stream()
        .collect(Collectors.toMap(LabelEvent::key, LabelEvent::judgement));
  }

  private static void clear(Project open) throws ProjectException {
    Function<LabelEvent, Labels.Change> cleared =
        event -> new Labels.Change(event.key(), Judgement.EMPTY);
    List<Labels.Change> changes = open.labels().current().stream().map(cleared).toList();
    if (!changes.isEmpty()) {
      open.labels().apply(NOBODY, changes);
    }
  }
}
