package studio.migr.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.reasoning.ReasoningParser;
import studio.migr.runtime.textfile.FormatException;

/** What clips teach, and reasoning that comes from elsewhere. */
final class TeachingSampleTest {
  private static final String WELL =
      "<think><vis_desc>A smile.</vis_desc><aud_desc>A laugh.</aud_desc>Joy.</think>"
          + "<answer>happy</answer>";

  @TempDir private Path temporary;

  private static ClipRecord clip(Optional<DominantModality> dominant, Optional<String> reasoning) {
    return new ClipRecord(
        "c",
        "c.mp4",
        Optional.empty(),
        Optional.empty(),
        "happy",
        Map.of(),
        1.5,
        dominant,
        Optional.empty(),
        Evidence.NONE,
        reasoning,
        "test",
        false);
  }

  private static List<Condition> leading(DominantModality dominant) {
    return TeachingSample.of(clip(Optional.of(dominant), Optional.of(WELL))).stream()
        .map(sample -> ReasoningParser.parse(sample.completion()).leading().orElseThrow())
        .toList();
  }

  @Test
  void theDominantModalityComesFirstAndBothOrdersWhereBothDominate() {
    assertThat(leading(DominantModality.AUDIO)).containsExactly(Condition.AUDIO);
    assertThat(leading(DominantModality.VISUAL)).containsExactly(Condition.VISUAL);
    assertThat(leading(DominantModality.BOTH))
        .containsExactlyInAnyOrder(Condition.AUDIO, Condition.VISUAL);
    assertThat(TeachingSample.of(clip(Optional.of(DominantModality.BOTH), Optional.of(WELL))))
        .extracting(TeachingSample::weight)
        .containsExactly(0.75, 0.75);
  }

  @Test
  void asWrittenTheOrderStaysAndEachClipComesOnce() {
    for (DominantModality dominant : DominantModality.values()) {
      List<TeachingSample> samples =
          TeachingSample.asWritten(clip(Optional.of(dominant), Optional.of(WELL)));
      assertThat(samples).extracting(TeachingSample::weight).containsExactly(1.5);
      assertThat(ReasoningParser.parse(samples.getFirst().completion()).leading())
          .contains(Condition.VISUAL);
    }
    assertThat(TeachingSample.asWritten(clip(Optional.empty(), Optional.of("She laughs."))))
        .extracting(TeachingSample::completion)
        .containsExactly("<think>\nShe laughs.\n</think>\n<answer>happy</answer>");
  }

  @Test
  void plainReasoningIsPutIntoTheFormat() {
    List<TeachingSample> samples =
        TeachingSample.of(clip(Optional.empty(), Optional.of("She laughs about a joke.")));
    assertThat(samples.getFirst().completion())
        .isEqualTo("<think>\nShe laughs about a joke.\n</think>\n<answer>happy</answer>");
    assertThat(TeachingSample.of(clip(Optional.empty(), Optional.empty()))).isEmpty();
  }

  private ReasoningImport read(String text) throws IOException {
    Path file = temporary.resolve("reasoning.json");
    Files.writeString(file, text);
    return ReasoningImport.read(file, EmotionScheme.DFEW, "EMER");
  }

  @Test
  void conversationsAndEmersEntriesAreRead() throws IOException {
    ReasoningImport read =
        read(
            """
            [{"video":"DFEW/videos/214.mp4","conversations":[
             {"from":"human","value":"<video>\\n<audio>\\nWhich emotion?"},
             {"from":"gpt","value":"<think>Her voice breaks.</think>\\n<answer>sad</answer>"}]},
             {"name":"sample_7","emotion":"Anger","reason":"He shouts.","subtitles":"Get out!"},
             {"video":"x.mp4","conversations":[{"from":"gpt","value":"happy"}]},
             {"name":"sample_8","emotion":"bored","reason":"He yawns."},
             {"reason":"nobody"},
             {"name":"sample_7","emotion":"sad","reason":"Again."}]
            """);
    assertThat(read.clips()).extracting(ClipRecord::label).containsExactly("sad", "angry");
    assertThat(read.clips().get(1).evidence().transcript()).contains("Get out!");
    assertThat(TeachingSample.of(read.clips().getFirst()).getFirst().completion())
        .isEqualTo("<think>\nHer voice breaks.\n</think>\n<answer>sad</answer>");
    assertThat(read.failed())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                3, ReasoningImport.Reason.NO_REASONING,
                4, ReasoningImport.Reason.NO_LABEL,
                5, ReasoningImport.Reason.NO_CLIP,
                6, ReasoningImport.Reason.CLIP_AGAIN));
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> read("[{\"name\":")).isInstanceOf(FormatException.class);
  }
}
