package studio.migr.runtime.generate;

import java.util.List;

/**
 * Questions to be answered side by side.
 *
 * @param answers how many answers each question gets; the rows of the answers to one question come
 *     one after the other
 */
public record GenerationRequest(
    List<Question> questions, int answers, GenerationSettings settings) {
  public GenerationRequest {
    questions = List.copyOf(questions);
    if (questions.isEmpty() || answers < 1) {
      throw new IllegalArgumentException(
          answers + " answers to " + questions.size() + " questions");
    }
  }
}
