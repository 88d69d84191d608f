package studio.migr.runtime.generate;

import java.util.List;

/**
 * Questions to be answered side by side.
 *
 * @param answers how many answers each question gets; more than one only of a single question
 */
public record GenerationRequest(
    List<Question> questions, int answers, GenerationSettings settings) {
  public GenerationRequest {
    questions = List.copyOf(questions);
    if (questions.isEmpty() || answers < 1 || (answers > 1 && questions.size() > 1)) {
      throw new IllegalArgumentException(
          answers + " answers to " + questions.size() + " questions");
    }
  }
}
