package studio.migr.training.grpo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import studio.migr.runtime.generate.Sampling;
import studio.migr.training.reward.RewardCatalog;

/**
 * How a model learns from its own answers: the part {@code grpo} of a run's settings. MIGR gives
 * {@code group}; what it does not give is TRL's default, but for {@code beta}, which is R1-Omni's.
 *
 * @param group answers to each question
 * @param clips questions whose groups make one step
 * @param innerEpochs how often the answers of a step are learnt from
 * @param clip how far the ratio of probabilities may go from 1 and still pay
 * @param beta weight of the divergence from the reference
 * @param loss how the cost of tokens becomes one number
 * @param maxTokens the longest answer
 * @param temperature of the draws; the probabilities that are learnt are those at temperature 1
 * @param topP share of the probability that candidates are drawn from
 * @param rewards their weights by name
 * @param reader a file that says which emotion texts speak of; the lexicon if empty
 * @param giveUpAfter steps after which a run ends if no group ever had different rewards; 0 for
 *     only at its end
 */
public record GrpoSettings(
    int group,
    int clips,
    int innerEpochs,
    double clip,
    double beta,
    GrpoLoss.Variant loss,
    int maxTokens,
    double temperature,
    double topP,
    Map<String, Double> rewards,
    Optional<String> reader,
    int giveUpAfter) {
  /** MIGR's group, the rewards of the paper. */
  public static final GrpoSettings MIGR =
      new GrpoSettings(
          4,
          1,
          1,
          0.2,
          0.04,
          GrpoLoss.Variant.GRPO,
          512,
          1,
          1,
          RewardCatalog.MIGR,
          Optional.empty(),
          25);

  private static final Map<String, Map<String, Double>> PRESETS =
      Map.of(
          "migr", RewardCatalog.MIGR, "r1-omni", RewardCatalog.R1_OMNI, "erv", RewardCatalog.ERV);

  /**
   * @throws IllegalArgumentException with the name of the setting, if one is out of its range
   */
  public GrpoSettings {
    rewards = Collections.unmodifiableMap(new TreeMap<>(rewards));
    require(group >= 2, "group");
    require(clips >= 1, "clips");
    require(innerEpochs >= 1, "inner_epochs");
    require(clip > 0 && clip < 1, "clip");
    require(beta >= 0 && Double.isFinite(beta), "beta");
    require(maxTokens >= 1, "max_tokens");
    require(temperature > 0 && Double.isFinite(temperature), "temperature");
    require(topP > 0 && topP <= 1, "top_p");
    require(
        rewards.values().stream().anyMatch(weight -> weight != 0)
            && rewards.values().stream().allMatch(Double::isFinite),
        "rewards");
    require(giveUpAfter >= 0, "give_up_after");
  }

  private static void require(boolean holds, String name) {
    if (!holds) {
      throw new IllegalArgumentException("grpo." + name);
    }
  }

  /**
   * Reads settings; what is absent is that of {@link #MIGR}.
   *
   * @throws IllegalArgumentException with the name of the setting that is unknown or out of range
   */
  public static GrpoSettings of(JsonNode node) {
    GrpoSettings usual = MIGR;
    node.fieldNames().forEachRemaining(name -> require(usual.toJson().has(name), name));
    return new GrpoSettings(
        node.path("group").asInt(usual.group),
        node.path("clips").asInt(usual.clips),
        node.path("inner_epochs").asInt(usual.innerEpochs),
        node.path("clip").asDouble(usual.clip),
        node.path("beta").asDouble(usual.beta),
        variant(node.path("loss").asText(usual.loss.name())),
        node.path("max_tokens").asInt(usual.maxTokens),
        node.path("temperature").asDouble(usual.temperature),
        node.path("top_p").asDouble(usual.topP),
        rewards(node.path("rewards"), usual.rewards),
        Optional.of(node.path("reader").asText("")).filter(name -> !name.isBlank()),
        node.path("give_up_after").asInt(usual.giveUpAfter));
  }

  private static GrpoLoss.Variant variant(String name) {
    for (GrpoLoss.Variant variant : GrpoLoss.Variant.values()) {
      if (variant.name().equalsIgnoreCase(name)) {
        return variant;
      }
    }
    throw new IllegalArgumentException("grpo.loss");
  }

  private static Map<String, Double> rewards(JsonNode node, Map<String, Double> usual) {
    if (node.isMissingNode() || node.isNull()) {
      return usual;
    }
    if (node.isTextual() && PRESETS.containsKey(node.textValue())) {
      return PRESETS.getOrDefault(node.textValue(), usual);
    }
    require(node.isObject(), "rewards");
    Map<String, Double> weights = new TreeMap<>();
    node.properties()
        .forEach(each -> weights.put(each.getKey(), each.getValue().asDouble(Double.NaN)));
    return weights;
  }

  /** As it stands in {@code config.json}. */
  public ObjectNode toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("group", group).put("clips", clips).put("inner_epochs", innerEpochs);
    node.put("clip", clip).put("beta", beta);
    node.put("loss", loss.name().toLowerCase(Locale.ROOT));
    node.put("max_tokens", maxTokens).put("temperature", temperature).put("top_p", topP);
    rewards.forEach(node.putObject("rewards")::put);
    node.put("reader", reader.orElse(null));
    return node.put("give_up_after", giveUpAfter);
  }

  Sampling sampling(long seed) {
    return new Sampling(temperature, 0, topP, seed);
  }
}
