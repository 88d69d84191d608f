package studio.migr.app.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.reader.LexiconReader;
import studio.migr.runtime.work.Work;
import studio.migr.training.evaluate.Figure;
import studio.migr.training.evaluate.Interval;
import studio.migr.training.evaluate.Judge;
import studio.migr.training.evaluate.JudgedAnswer;
import studio.migr.training.evaluate.ModelAnswer;
import studio.migr.training.evaluate.WhyNotDefined;

/** The rules by which errors are sorted, on what models write; and people beside the model. */
final class ErrorKindTest {
  private static final Source.Model MODEL = new Source.Model("m", "m");
  private static final Judge JUDGE = new Judge(EmotionScheme.DFEW, new LexiconReader());
  private static final String SURPRISED =
      "<think><vis_desc>He looks surprised, astonished.</vis_desc></think><answer>fear</answer>";

  private static ClipCase clip(String text, Set<String> led, Map<String, String> people) {
    ModelAnswer answer =
        new ModelAnswer(
            "c",
            "surprise",
            text,
            Optional.empty(),
            Optional.of("where are you"),
            Optional.empty(),
            Optional.empty(),
            false);
    JudgedAnswer judged = JUDGE.judge(answer);
    return new ClipCase(
        text + led + people,
        "c.mp4",
        Optional.empty(),
        Set.of(),
        Optional.of(new Reference("surprise", Reference.Origin.GOLD, Optional.empty())),
        Map.of(Condition.BOTH, people),
        Map.of(
            MODEL,
            new Told(judged, Map.of(Condition.BOTH, judged.answer().orElseThrow()), led, text)));
  }

  @Example
  void evidenceThatTheLastStepLoses() {
    assertThat(ErrorKind.of(clip(SURPRISED, Set.of(), Map.of()), MODEL))
        .contains(ErrorKind.LOST_IN_LAST_STEP);
    String sad = "<think>She is sad and mournful.</think><answer>fear</answer>";
    assertThat(ErrorKind.of(clip(sad, Set.of("surprise"), Map.of()), MODEL))
        .as("the trace led to it")
        .contains(ErrorKind.LOST_IN_LAST_STEP);
  }

  @Example
  void evidenceThatIsMisread() {
    String other = "<think>She is terrified, she is sad.</think><answer>fear</answer>";
    assertThat(ErrorKind.of(clip(other, Set.of(), Map.of()), MODEL)).contains(ErrorKind.MISREAD);
  }

  @Example
  void noEvidence() {
    assertThat(ErrorKind.of(clip("fear", Set.of(), Map.of()), MODEL))
        .contains(ErrorKind.NO_EVIDENCE);
    String mute = "<think>A room with a table.</think><answer>fear</answer>";
    assertThat(ErrorKind.of(clip(mute, Set.of(), Map.of()), MODEL)).contains(ErrorKind.NO_EVIDENCE);
  }

  @Example
  void wordsThatNobodySaid() {
    String invented =
        "<think>He says \"help me please now\" and is surprised.</think><answer>fear</answer>";
    assertThat(ErrorKind.of(clip(invented, Set.of(), Map.of()), MODEL))
        .contains(ErrorKind.INVENTED_QUOTATION);
  }

  @Example
  void aLabelThatAPersonDoubts() {
    assertThat(ErrorKind.of(clip(SURPRISED, Set.of(), Map.of("Ann", "fear")), MODEL))
        .contains(ErrorKind.LABEL_DOUBTFUL);
    assertThat(ErrorKind.of(clip(SURPRISED, Set.of(), Map.of("DFEW", "fear")), MODEL))
        .as("a data set is no person")
        .contains(ErrorKind.LOST_IN_LAST_STEP);
  }

  @Example
  void whatIsRightIsNoError() {
    String right = "<think>He is surprised.</think><answer>surprise</answer>";
    assertThat(ErrorKind.of(clip(right, Set.of(), Map.of()), MODEL)).isEmpty();
    assertThat(ErrorKind.of(clip(right, Set.of(), Map.of()), Source.REFERENCE)).isEmpty();
  }

  @Example
  void peopleStandBesideTheModel() {
    List<ClipCase> clips =
        List.of(
            clip(SURPRISED, Set.of(), Map.of("Ann", "surprise", "Ben", "fear")),
            clip(SURPRISED, Set.of(), Map.of("Ann", "surprise", "Ben", "surprise")),
            clip(SURPRISED, Set.of(), Map.of()));
    Matrix matrix =
        CaseTable.of(EmotionScheme.DFEW.emotions(), clips)
            .matrix(
                new Comparison(Source.REFERENCE, MODEL, Condition.BOTH),
                CaseFilter.EVERYTHING,
                MODEL);
    PairPeople beside = PairPeople.of(new Cell("surprise", "fear"), clips, matrix, Work.UNWATCHED);
    assertThat(beside.model().figure()).isEqualTo(new Figure.Value(1, 3));
    assertThat(beside.people().figure())
        .as("of three, one")
        .isEqualTo(new Figure.Value(1 / 3.0, 3));
    assertThat(beside.people().interval()).as("two clips are too few").isEmpty();
    assertThat(beside.within().figure()).isEqualTo(new Figure.Value(0.5, 2));
    assertThat(
            PairPeople.of(new Cell("fear", "surprise"), clips, matrix, Work.UNWATCHED)
                .model()
                .figure())
        .isEqualTo(new Figure.NotDefined(WhyNotDefined.NO_CLIPS_OF_LABEL));
  }

  @Example
  void howPeopleConfuseAPairHasAnIntervalOverClips() {
    List<ClipCase> clips =
        IntStream.range(0, 8)
            .mapToObj(
                k ->
                    clip(
                        SURPRISED,
                        Set.of(),
                        Map.of("Ann", "surprise", "Ben", k < 2 ? "fear" : "surprise")))
            .toList();
    Matrix matrix =
        CaseTable.of(EmotionScheme.DFEW.emotions(), clips)
            .matrix(
                new Comparison(Source.REFERENCE, MODEL, Condition.BOTH),
                CaseFilter.EVERYTHING,
                MODEL);
    PairPeople beside = PairPeople.of(new Cell("surprise", "fear"), clips, matrix, Work.UNWATCHED);
    assertThat(beside.people().figure()).isEqualTo(new Figure.Value(2 / 14.0, 14));
    Interval people = beside.people().interval().orElseThrow();
    assertThat(people.low()).as("nobody may have confused them in other clips").isZero();
    assertThat(people.high())
        .as("97.5 of 100 times at most 5 clips of 8 are confused ones, with a pair each")
        .isEqualTo(5 / 11.0);
    assertThat(beside.within().interval()).contains(Interval.ofShare(2, 8));
  }
}
