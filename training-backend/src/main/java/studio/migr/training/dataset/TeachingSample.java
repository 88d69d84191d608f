package studio.migr.training.dataset;

import java.util.List;
import java.util.Optional;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.reasoning.Reasoning;
import studio.migr.runtime.reasoning.ReasoningParser;
import studio.migr.runtime.reasoning.ReasoningParts;
import studio.migr.runtime.reasoning.ReasoningWriter;
import studio.migr.runtime.reasoning.SegmentKind;

/**
 * One text that a model learns to write about a clip.
 *
 * @param question what is asked, without the places of picture and sound
 * @param completion what it should write
 * @param weight how much the sample counts
 */
public record TeachingSample(ClipRecord clip, String question, String completion, double weight) {

  /**
   * What a clip teaches: its reasoning with the dominant modality first; both orders, each at half
   * the weight, where both dominate. Reasoning that is not well formed, such as EMER's plain texts,
   * is put into the format as it stands. Nothing without reasoning.
   */
  public static List<TeachingSample> of(ClipRecord clip) {
    return clip.reasoning()
        .map(text -> completions(clip, text))
        .map(
            completions ->
                completions.stream()
                    .map(
                        completion ->
                            new TeachingSample(
                                clip,
                                Prompt.THINK_AND_ANSWER,
                                completion,
                                clip.weight() / completions.size()))
                    .toList())
        .orElse(List.of());
  }

  /**
   * The same with the order of the descriptions as somebody wrote them, once for each clip: for
   * models that are not to learn which modality comes first.
   */
  public static List<TeachingSample> asWritten(ClipRecord clip) {
    return clip.reasoning()
        .flatMap(
            text -> {
              Reasoning reasoning = ReasoningParser.parse(text);
              return reasoning.wellFormed()
                  ? Optional.of(
                      ReasoningWriter.write(
                          new ReasoningParts(ReasoningParts.of(reasoning).parts(), clip.label())))
                  : completions(clip, text).stream().findFirst();
            })
        .map(
            completion ->
                List.of(
                    new TeachingSample(clip, Prompt.THINK_AND_ANSWER, completion, clip.weight())))
        .orElse(List.of());
  }

  private static List<String> completions(ClipRecord clip, String text) {
    Reasoning reasoning = ReasoningParser.parse(text);
    if (reasoning.wellFormed()) {
      ReasoningParts parts = new ReasoningParts(ReasoningParts.of(reasoning).parts(), clip.label());
      return parts.ordersFor(clip.dominant().orElse(DominantModality.NONE)).stream()
          .map(ReasoningWriter::write)
          .toList();
    }
    return plain(reasoning)
        .map(
            words ->
                List.of(
                    ReasoningWriter.write(
                        new ReasoningParts(
                            List.of(new ReasoningParts.Part(SegmentKind.TEXT, words)),
                            clip.label()))))
        .orElse(List.of());
  }

  private static Optional<String> plain(Reasoning reasoning) {
    String words = reasoning.reasoningText();
    String all = words.isEmpty() && reasoning.segments().isEmpty() ? reasoning.text() : words;
    return Optional.of(all.strip()).filter(said -> !said.isEmpty());
  }
}
