package studio.migr.runtime.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.generate.GenerationRequest;
import studio.migr.runtime.generate.GenerationSettings;
import studio.migr.runtime.generate.LanguageModel;
import studio.migr.runtime.generate.Question;
import studio.migr.runtime.generate.Sampling;
import studio.migr.runtime.work.Work;

/** Answers without chance and without an end, as the reference values were made. */
final class Greedy {
  private Greedy() {}

  static long[] tokens(LanguageModel model, Question question, int count) {
    GenerationSettings settings =
        new GenerationSettings(count, Sampling.GREEDY, Set.of(), Detail.NONE);
    List<Long> answer = new ArrayList<>();
    model.generate(
        new GenerationRequest(List.of(question), 1, settings),
        token -> answer.add(token.id()),
        Work.UNWATCHED);
    return answer.stream().mapToLong(Long::longValue).toArray();
  }
}
