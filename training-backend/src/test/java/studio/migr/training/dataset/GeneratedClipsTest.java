package studio.migr.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.reader.LexiconReader;
import studio.migr.runtime.reasoning.Reasoning;
import studio.migr.runtime.reasoning.ReasoningParser;
import studio.migr.runtime.reasoning.SegmentKind;

/**
 * Texts written from the truth of generated clips: true, in the right order, and never the same.
 */
final class GeneratedClipsTest {
  private static final int CLIPS = 700;
  private static final List<String> EMOTIONS = EmotionScheme.DFEW.emotions();
  private static final LexiconReader READER = new LexiconReader();

  @TempDir private Path folder;
  private List<ClipRecord> clips = List.of();

  @BeforeEach
  void read() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int k = 0; k < CLIPS; k++) {
      lines.add(truth(k).toString());
    }
    Files.write(folder.resolve("truth.jsonl"), lines);
    GeneratedClips read = GeneratedClips.read(folder);
    assertThat(read.failed()).isEmpty();
    clips = read.clips();
  }

  private static ObjectNode truth(int number) {
    String emotion = EMOTIONS.get(number % EMOTIONS.size());
    String dominant = List.of("both", "audio", "visual").get(number / 7 % 3);
    ObjectNode line = new ObjectMapper().createObjectNode();
    SplittableRandom random = new SplittableRandom(number);
    line.put("file", "clip-" + number + ".mp4").put("seed", random.nextLong());
    line.put("emotion", emotion).put("dominant_modality", dominant);
    line.put("face_emotion", dominant.equals("audio") ? "neutral" : emotion);
    line.put("face_strength", dominant.equals("audio") ? 0 : 0.4 + 0.6 * random.nextDouble());
    line.put("voice_emotion", dominant.equals("visual") ? "neutral" : emotion);
    line.put("voice_strength", dominant.equals("visual") ? 0 : 0.4 + 0.6 * random.nextDouble());
    line.put("cover", "open").put("hearing", "clear");
    line.put("identity", "P" + number % 40).put("text", "Hunem garo bista mey.");
    ObjectNode units = line.putObject("aus");
    for (String unit : List.of("AU01", "AU04", "AU12", "AU15", "AU20", "AU25")) {
      ArrayNode frames = units.putArray(unit);
      double strongest = dominant.equals("audio") ? 0.2 : 4 * random.nextDouble();
      for (int k = 0; k < 20; k++) {
        frames.add(strongest * k / 20);
      }
    }
    ArrayNode pitch = line.putArray("f0_hz");
    double base = 100 + 200 * random.nextDouble();
    double range = random.nextDouble();
    for (int k = 0; k < 50; k++) {
      pitch.add(base * (1 + range * Math.sin(k / 8.0)));
    }
    return line.put("hop_ms", 10);
  }

  @Test
  void eachTextKeepsTheFormatBeginsWithWhatDominatesAndShowsTheEmotionThere() {
    for (ClipRecord clip : clips) {
      Reasoning reasoning = ReasoningParser.parse(clip.reasoning().orElseThrow());
      assertThat(reasoning.defects()).as(reasoning.text()).isEmpty();
      assertThat(reasoning.answer()).contains(clip.label());
      Condition leading = reasoning.leading().orElseThrow();
      DominantModality dominant = clip.dominant().orElseThrow();
      if (dominant != DominantModality.BOTH) {
        assertThat(leading.id()).isEqualTo(dominant.id());
      }
      SegmentKind first = leading == Condition.AUDIO ? SegmentKind.AUD_DESC : SegmentKind.VIS_DESC;
      assertThat(READER.read(reasoning.textOf(first)).top())
          .as(reasoning.textOf(first))
          .contains(clip.label());
      assertThat(READER.read(reasoning.reasoningText()).of(clip.label()))
          .as(reasoning.reasoningText())
          .isPositive();
    }
  }

  @Test
  void bothOrdersComeWhereBothDominate() {
    Map<Condition, Integer> first = new HashMap<>();
    clips.stream()
        .filter(clip -> clip.dominant().equals(Optional.of(DominantModality.BOTH)))
        .forEach(
            clip ->
                first.merge(
                    ReasoningParser.parse(clip.reasoning().orElseThrow()).leading().orElseThrow(),
                    1,
                    Integer::sum));
    assertThat(first.get(Condition.AUDIO)).isGreaterThan(80);
    assertThat(first.get(Condition.VISUAL)).isGreaterThan(80);
  }

  @Test
  void noTemplateCanBeReadOff() {
    Map<String, Integer> sentences = new HashMap<>();
    Map<String, Integer> beginnings = new HashMap<>();
    Set<String> whole = new HashSet<>();
    for (ClipRecord clip : clips) {
      Reasoning reasoning = ReasoningParser.parse(clip.reasoning().orElseThrow());
      whole.add(reasoning.reasoningText());
      Set<String> own = new HashSet<>(List.of(reasoning.reasoningText().split("(?<=\\.) ")));
      own.forEach(sentence -> sentences.merge(sentence, 1, Integer::sum));
      String[] words = reasoning.reasoningText().split(" ");
      beginnings.merge(words[0] + " " + words[1] + " " + words[2], 1, Integer::sum);
    }
    assertThat(whole).as("texts that differ").hasSize(CLIPS);
    assertThat(sentences.values().stream().mapToInt(d -> d).max().orElseThrow())
        .as("texts that share one sentence")
        .isLessThan(CLIPS / 20);
    assertThat(beginnings.values().stream().mapToInt(d -> d).max().orElseThrow())
        .as("texts that begin alike")
        .isLessThan(CLIPS / 10);
  }

  @Test
  void theSameTruthGivesTheSameText() throws IOException {
    assertThat(GeneratedClips.read(folder).clips()).isEqualTo(clips);
  }

  @Test
  void clipsAreMarkedAsGeneratedAndDamagedLinesAreNamed() throws IOException {
    assertThat(clips).allMatch(ClipRecord::generated);
    assertThat(clips.getFirst().evidence().unitSource()).contains("generated");
    Files.writeString(
        folder.resolve("truth.jsonl"),
        truth(1) + "\n{\"file\":\"x\"}\nno json\n" + truth(2) + "\n");
    GeneratedClips read = GeneratedClips.read(folder);
    assertThat(read.clips()).hasSize(2);
    assertThat(read.failed()).containsExactlyInAnyOrder(2L, 3L);
  }

  @Test
  void aHiddenFaceAndASilentClipAreNotInterpreted() throws IOException {
    ObjectNode hidden = truth(3).put("cover", "card").put("dominant_modality", "audio");
    ObjectNode silent = truth(4).put("hearing", "silent").put("dominant_modality", "visual");
    silent.putArray("f0_hz").addNull();
    Files.writeString(folder.resolve("truth.jsonl"), hidden + "\n" + silent + "\n");
    List<ClipRecord> read = GeneratedClips.read(folder).clips();
    Reasoning behind = ReasoningParser.parse(read.get(0).reasoning().orElseThrow());
    assertThat(READER.read(behind.textOf(SegmentKind.VIS_DESC)).strengths()).isEmpty();
    Reasoning quiet = ReasoningParser.parse(read.get(1).reasoning().orElseThrow());
    assertThat(READER.read(quiet.textOf(SegmentKind.AUD_DESC)).strengths()).isEmpty();
  }
}
