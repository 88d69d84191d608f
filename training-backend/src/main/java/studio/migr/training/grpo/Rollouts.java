package studio.migr.training.grpo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.generate.DecoderModel;
import studio.migr.runtime.generate.GeneratedToken;
import studio.migr.runtime.generate.GenerationRequest;
import studio.migr.runtime.generate.GenerationSettings;
import studio.migr.runtime.generate.OmniModel;
import studio.migr.runtime.generate.Perception;
import studio.migr.runtime.generate.Question;
import studio.migr.runtime.work.Work;
import studio.migr.training.model.ClipFeatures;

/**
 * Lets a model answer questions several times each, all side by side: a clip is seen and heard
 * once, its question is read once, and the answers of a group go on from there. The same weights
 * and seed give the same answers. For one thread at a time.
 */
final class Rollouts {
  private final DecoderModel model;
  private final Function<long[], String> words;
  private final GrpoSettings settings;
  private final Set<Long> stops;

  /**
   * @param words the text of tokens
   */
  Rollouts(
      DecoderModel model, Function<long[], String> words, GrpoSettings settings, Set<Long> stops) {
    this.model = model;
    this.words = words;
    this.settings = settings;
    this.stops = Set.copyOf(stops);
  }

  /**
   * @param seed of the draws
   * @throws java.util.concurrent.CancellationException if the work was cancelled
   */
  List<RolloutGroup> of(List<AskedClip> asked, long seed, Work work) {
    Map<ClipFeatures, Perception> perceived = new LinkedHashMap<>();
    try {
      List<Question> questions = new ArrayList<>();
      for (AskedClip each : asked) {
        questions.add(new Question(each.prompt(), perception(each, perceived)));
      }
      GenerationSettings how =
          new GenerationSettings(settings.maxTokens(), settings.sampling(seed), stops, Detail.NONE);
      int group = settings.group();
      List<List<GeneratedToken>> rows = new ArrayList<>();
      for (int row = 0; row < questions.size() * group; row++) {
        rows.add(new ArrayList<>());
      }
      model.generate(
          new GenerationRequest(questions, group, how),
          token -> rows.get(token.row()).add(token),
          work);
      List<RolloutGroup> groups = new ArrayList<>();
      for (int k = 0; k < asked.size(); k++) {
        groups.add(
            new RolloutGroup(
                asked.get(k),
                rows.subList(k * group, (k + 1) * group).stream().map(this::answer).toList()));
      }
      return groups;
    } finally {
      perceived.values().forEach(Perception::close);
    }
  }

  private Optional<Perception> perception(
      AskedClip asked, Map<ClipFeatures, Perception> perceived) {
    if (!(model instanceof OmniModel omni)) {
      return Optional.empty();
    }
    ClipFeatures features = asked.features();
    return Optional.of(
        perceived.computeIfAbsent(
            features, clip -> omni.perceive(clip.frames(), clip.mel(), asked.question())));
  }

  private RolloutGroup.Answer answer(List<GeneratedToken> tokens) {
    long[] ids = tokens.stream().mapToLong(GeneratedToken::id).toArray();
    float[] logProbabilities = new float[ids.length];
    for (int k = 0; k < ids.length; k++) {
      logProbabilities[k] = tokens.get(k).logProbability();
    }
    boolean ended = stops.contains(ids[ids.length - 1]);
    long[] said = ended ? Arrays.copyOf(ids, ids.length - 1) : ids;
    return new RolloutGroup.Answer(ids, logProbabilities, words.apply(said), ended);
  }
}
