package studio.migr.training.sft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.prompt.Place;
import studio.migr.runtime.reasoning.SegmentKind;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.TeachingSample;
import studio.migr.training.trainer.TrainerConfig;

final class CurriculumTest {
  private static final SenseLabels LABELS = new SenseLabels(Set.of("happy", "sad"), "");

  @TempDir Path temp;
  private List<TeachingSample> samples = List.of();
  private Path file = Path.of("");

  @BeforeEach
  void make() throws Exception {
    samples = SftData.read(new Classroom(temp).snapshot, true).train();
    file = Files.writeString(temp.resolve("settings.json"), "{\"batch\": 2, \"epochs\": 50}");
  }

  private SftSettings settings(double pictureOnly, double soundOnly) throws Exception {
    ObjectNode all = TrainerConfig.read(file, SftSettings.DEFAULTS);
    all.put("picture_only", pictureOnly).put("sound_only", soundOnly);
    return TrainerConfig.as(SftSettings.class, all, file);
  }

  @Test
  void everySampleComesOnceAnEpochInAnOrderOfItsOwn() throws Exception {
    Curriculum curriculum = new Curriculum(samples, settings(0, 0), LABELS);
    Set<List<TeachingSample>> orders = new HashSet<>();
    for (int epoch = 0; epoch < 10; epoch++) {
      List<TeachingSample> order = new ArrayList<>();
      for (long step = 1; step <= curriculum.stepsOfEpoch(); step++) {
        curriculum
            .lessons(epoch * curriculum.stepsOfEpoch() + step)
            .forEach(lesson -> order.add(lesson.sample()));
      }
      assertThat(order).containsExactlyInAnyOrderElementsOf(samples);
      orders.add(order);
    }
    assertThat(orders).hasSizeGreaterThan(5);
  }

  @Test
  void aStepIsTheSameWhicheverCameBefore() throws Exception {
    Curriculum first = new Curriculum(samples, settings(0.3, 0.3), LABELS);
    Curriculum second = new Curriculum(samples, settings(0.3, 0.3), LABELS);
    first.lessons(70);
    assertThat(first.lessons(31)).isEqualTo(second.lessons(31));
  }

  @Test
  void asOftenAsAskedOnlyTheLabelIsTaught() throws Exception {
    ObjectNode all = TrainerConfig.read(file, SftSettings.DEFAULTS);
    all.put("answer_only", 0.4).put("picture_only", 0.3);
    SftSettings settings = TrainerConfig.as(SftSettings.class, all, file);
    Curriculum curriculum = new Curriculum(samples, settings, LABELS);
    int lessons = 0;
    int answers = 0;
    for (long step = 1; step <= curriculum.steps(); step++) {
      for (Lesson lesson : curriculum.lessons(step)) {
        String answer = "<answer>" + lesson.sample().clip().label() + "</answer>";
        lessons++;
        answers += lesson.completion().equals(answer) ? 1 : 0;
        assertThat(lesson.completion()).contains(answer);
      }
    }
    assertThat((double) answers / lessons).isCloseTo(0.4, within(0.1));
  }

  @Test
  void samplesAreShownWithoutOneSenseAsOftenAsAskedAndThenSayNothingOfIt() throws Exception {
    Curriculum curriculum = new Curriculum(samples, settings(0.5, 0.2), LABELS);
    int[] counts = new int[3];
    for (long step = 1; step <= curriculum.steps(); step++) {
      for (Lesson lesson : curriculum.lessons(step)) {
        boolean picture = lesson.shown().contains(Place.VIDEO);
        boolean sound = lesson.shown().contains(Place.AUDIO);
        counts[picture && sound ? 0 : picture ? 1 : 2]++;
        assertThat(lesson.completion().contains("<vis_desc>")).isEqualTo(picture);
        assertThat(lesson.completion().contains("<aud_desc>")).isEqualTo(sound);
        assertThat(lesson.completion()).contains("<answer>" + lesson.sample().clip().label());
        assertThat(lesson.completion().contains("So it is"))
            .isEqualTo(lesson.shown().equals(EnumSet.allOf(Place.class)));
      }
    }
    double all = counts[0] + counts[1] + counts[2];
    assertThat(counts[1] / all).isCloseTo(0.5, within(0.12));
    assertThat(counts[2] / all).isCloseTo(0.2, within(0.12));
  }

  @Test
  void aSenseShownAloneAnswersCalmWhereTheOtherOneCarriesTheEmotion() throws Exception {
    SenseLabels labels = new SenseLabels(Set.of("happy", "sad", "angry", "fear"), "neutral");
    Curriculum curriculum = new Curriculum(samples, settings(0.4, 0.4), labels);
    int calm = 0;
    for (long step = 1; step <= curriculum.steps(); step++) {
      for (Lesson lesson : curriculum.lessons(step)) {
        ClipRecord clip = lesson.sample().clip();
        boolean voiceAlone = lesson.shown().equals(EnumSet.of(Place.AUDIO));
        boolean elsewhere = voiceAlone && clip.dominant().orElseThrow() == DominantModality.VISUAL;
        calm += elsewhere ? 1 : 0;
        assertThat(lesson.completion())
            .contains("<answer>" + (elsewhere ? "neutral" : clip.label()) + "</answer>");
      }
    }
    assertThat(calm).isPositive();
  }

  @Test
  void underConflictEachSenseAnswersWhatItsDescriptionSpeaksOf() throws Exception {
    SenseLabels labels = new SenseLabels(Set.of("happy", "sad", "angry", "fear"), "neutral");
    TeachingSample sample = samples.getFirst();
    ClipRecord clip = sample.clip();
    TeachingSample torn =
        new TeachingSample(
            new ClipRecord(
                clip.clip(),
                clip.media(),
                clip.person(),
                clip.split(),
                "happy",
                clip.votes(),
                clip.weight(),
                Optional.of(DominantModality.CONFLICT),
                clip.importance(),
                clip.evidence(),
                clip.reasoning(),
                clip.source(),
                clip.generated()),
            sample.question(),
            "<think>\n<vis_desc>She smiles, plainly happy.</vis_desc>\n<aud_desc>The voice trembles"
                + " with fear.</aud_desc>\n</think>\n<answer>happy</answer>",
            1);
    assertThat(labels.of(torn, SegmentKind.VIS_DESC)).isEqualTo("happy");
    assertThat(labels.of(torn, SegmentKind.AUD_DESC)).isEqualTo("fear");
  }

  @Test
  void theRateRisesEvenlyAndFallsToZeroAsACosine() throws Exception {
    SftSettings settings = settings(0, 0);
    assertThat(settings.rate(1, 100)).isCloseTo(2e-5 / 3, within(1e-12));
    assertThat(settings.rate(3, 100)).isCloseTo(2e-5, within(1e-12));
    assertThat(settings.rate(3 + 97 / 2, 100)).isCloseTo(1e-5, within(5e-7));
    assertThat(settings.rate(100, 100)).isZero();
  }
}
