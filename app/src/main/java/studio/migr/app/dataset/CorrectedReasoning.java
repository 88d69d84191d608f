package studio.migr.app.dataset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.app.label.ReasoningCorrection;
import studio.migr.app.label.ReasoningCorrection.Decision;
import studio.migr.app.project.Project;
import studio.migr.runtime.reasoning.ReasoningParts;
import studio.migr.runtime.reasoning.ReasoningWriter;

/**
 * What people accepted of models' reasoning, segment by segment as they left it. Of several
 * annotators the one who decided last counts; what is open, or was rejected, teaches nothing.
 */
final class CorrectedReasoning {
  private final Map<String, ReasoningCorrection> accepted = new HashMap<>();
  private int ofAnotherLabel;

  CorrectedReasoning(Project project) {
    for (ReasoningCorrection each : project.reasoningCorrections().all()) { // oldest first
      if (each.decision() == Decision.ACCEPTED) {
        accepted.put(each.clipId(), each);
      }
    }
  }

  /**
   * A text that teaches.
   *
   * @param text in MIGR's format
   * @param author everybody whose words it holds, and who accepted it
   */
  record Text(String text, String author) {}

  /** Nothing if it argues for another label. */
  Optional<Text> of(String clipId, String label) {
    ReasoningCorrection found = accepted.get(clipId);
    if (found == null) {
      return Optional.empty();
    }
    if (!found.answer().equals(label)) {
      ofAnotherLabel++;
      return Optional.empty();
    }
    List<ReasoningParts.Part> parts =
        found.parts().stream()
            .map(part -> new ReasoningParts.Part(part.kind(), part.text()))
            .toList();
    return Optional.of(
        new Text(
            ReasoningWriter.write(new ReasoningParts(parts, label)),
            String.join(", ", found.writers())));
  }

  int ofAnotherLabel() {
    return ofAnotherLabel;
  }
}
