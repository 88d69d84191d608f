package studio.migr.app.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.migr.app.sample.SampleTruth.Shown;
import studio.migr.app.sample.SimulatedAnnotator.Opinion;
import studio.migr.runtime.emotion.DominantModality;

/** How a simulated annotator answers: as published rates say, the same again for the same clip. */
final class SimulatedAnnotatorTest {
  private static final int CLIPS = 4000;
  private static final Shown NOTHING = new Shown("neutral", 0, "neutral", 0);

  private final SimulatedAnnotator annotator = new SimulatedAnnotator(1, 1, 1, 100);

  private static Shown full(String emotion) {
    return new Shown(emotion, 1, emotion, 0);
  }

  private static SampleTruth clip(
      int number, Shown face, Shown voice, String cover, boolean clear) {
    List<Double> still = Collections.nCopies(20, 0.0);
    List<Double> moved =
        IntStream.range(0, 60).mapToObj(k -> k < 20 || k >= 40 ? 0.0 : 8.0).toList();
    return new SampleTruth(
        "clip-" + number + ".mp4", face, voice, cover, clear, 25, face == NOTHING ? still : moved);
  }

  private double share(Shown face, Shown voice, Function<Opinion, Boolean> what) {
    long count =
        IntStream.range(0, CLIPS)
            .mapToObj(k -> annotator.judge(clip(k, face, voice, "open", true)))
            .filter(what::apply)
            .count();
    return (double) count / CLIPS;
  }

  @Test
  void aFearfulFaceIsTakenForSurpriseAsOftenAsPublished() {
    assertThat(share(full("fear"), NOTHING, said -> said.picture().emotion().equals("surprise")))
        .isCloseTo(0.137, within(0.02));
    assertThat(share(full("surprise"), NOTHING, said -> said.picture().emotion().equals("fear")))
        .isCloseTo(0.085, within(0.02));
  }

  @Test
  void aHappyVoiceIsRecognisedLessOftenThanAHappyFace() {
    assertThat(share(NOTHING, full("happy"), said -> said.sound().emotion().equals("happy")))
        .isCloseTo(0.42, within(0.03));
    assertThat(share(full("happy"), NOTHING, said -> said.picture().emotion().equals("happy")))
        .isCloseTo(0.97, within(0.02));
  }

  @Test
  void whatOnlyTheVoiceShowsIsMostlyPutDownToTheSound() {
    double sound = share(NOTHING, full("angry"), said -> said.dominant() == DominantModality.AUDIO);
    double picture =
        share(NOTHING, full("angry"), said -> said.dominant() == DominantModality.VISUAL);
    assertThat(sound).isGreaterThan(0.6);
    assertThat(picture).isLessThan(0.2);
  }

  @Test
  void twoStrongEmotionsAreMostlyAConflict() {
    assertThat(
            share(full("happy"), full("sad"), said -> said.dominant() == DominantModality.CONFLICT))
        .isGreaterThan(0.6);
  }

  @Test
  void whoeverSeesAndHearsNothingAnswersNeutralAndFindsNothingThatCarriesIt() {
    Opinion said = annotator.judge(clip(1, NOTHING, NOTHING, "card", false));
    assertThat(said.both().emotion()).isEqualTo("neutral");
    assertThat(said.dominant()).isEqualTo(DominantModality.NONE);
    assertThat(said.movement()).isEmpty();
  }

  @Test
  void theMovementOfTheFaceIsMarkedALittleLate() {
    Opinion said = annotator.judge(clip(2, full("angry"), NOTHING, "open", true));
    assertThat(said.movement()).isPresent();
    assertThat(said.movement().get().fromMs()).isBetween(850.0, 950.0); // from frame 20: 800 ms
    assertThat(said.movement().get().toMs()).isBetween(1650.0, 1750.0);
  }

  @Test
  void theSameClipGetsTheSameAnswersAndOthersAnswerOtherwise() {
    SimulatedAnnotator again = new SimulatedAnnotator(1, 1, 1, 100);
    SimulatedAnnotator other = new SimulatedAnnotator(2, 1, 1, 100);
    List<SampleTruth> clips =
        IntStream.range(0, 200)
            .mapToObj(k -> clip(k, full("fear"), full("surprise"), "open", true))
            .toList();
    assertThat(clips).allSatisfy(c -> assertThat(again.judge(c)).isEqualTo(annotator.judge(c)));
    assertThat(clips.stream().filter(c -> !other.judge(c).equals(annotator.judge(c))).count())
        .isGreaterThan(100);
  }
}
