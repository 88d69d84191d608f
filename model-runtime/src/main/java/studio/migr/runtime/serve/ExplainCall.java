package studio.migr.runtime.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.explain.ExplainSettings;
import studio.migr.runtime.explain.ExplanationListener;
import studio.migr.runtime.generate.GeneratedToken;
import studio.migr.runtime.importance.ModelCondition;
import studio.migr.runtime.importance.VerdictThresholds;
import studio.migr.runtime.serve.protocol.AttentionDetail;
import studio.migr.runtime.serve.protocol.AttentionTile;
import studio.migr.runtime.serve.protocol.ExplainEvent;
import studio.migr.runtime.serve.protocol.ExplainRequest;
import studio.migr.runtime.serve.protocol.GivenToken;
import studio.migr.runtime.serve.protocol.Started;
import studio.migr.runtime.serve.protocol.Token;

/** One {@code Explain}: its settings, and what is told while it is made. */
final class ExplainCall implements ExplanationListener {
  private final Consumer<ExplainEvent> told;
  private final BiConsumer<Integer, List<AttentionTile>> tiles;
  private final boolean keeps;
  private Optional<PositionMap> positions = Optional.empty();

  /**
   * @param tiles keeps where the answer to both looked, token by token
   */
  ExplainCall(
      ExplainRequest request,
      Consumer<ExplainEvent> told,
      BiConsumer<Integer, List<AttentionTile>> tiles) {
    this.told = told;
    this.tiles = tiles;
    this.keeps = request.getAttention() != AttentionDetail.ATTENTION_NONE;
  }

  /**
   * @throws RefusalException if the request makes no sense
   */
  static ExplainSettings settings(ExplainRequest request, VerdictThresholds thresholds)
      throws RefusalException {
    try {
      EmotionScheme scheme = EmotionScheme.of("asked", List.copyOf(request.getLabelsList()));
      return new ExplainSettings(
          scheme,
          request.hasTrueLabel() ? Optional.of(request.getTrueLabel()) : Optional.empty(),
          request.getMaxTokens() == 0 ? ExplainSettings.MOST_TOKENS : request.getMaxTokens(),
          request.getSamples(),
          request.getTemperature() == 0 ? ExplainSettings.TEMPERATURE : request.getTemperature(),
          request.getSeed(),
          true,
          thresholds);
    } catch (IllegalArgumentException e) {
      throw new RefusalException("engine.refusal.explain");
    }
  }

  @Override
  public void perceived(PositionMap prompt, double perceiveMs) {
    positions = Optional.of(prompt);
    told.accept(
        ExplainEvent.newBuilder()
            .setStarted(
                Started.newBuilder()
                    .addAllSpans(Looks.spans(prompt))
                    .setPromptPositions(prompt.length())
                    .setPerceiveMs(perceiveMs))
            .build());
  }

  @Override
  public void token(ModelCondition condition, GeneratedToken token, String text) {
    Token.Builder said =
        Token.newBuilder()
            .setIndex(token.index())
            .setId(token.id())
            .setText(text)
            .setLogProbability(token.logProbability());
    if (condition == ModelCondition.BOTH) {
      token
          .attention()
          .ifPresent(
              look -> {
                said.setAttention(Looks.summary(look, positions.orElseThrow()));
                if (keeps) {
                  tiles.accept(token.index(), new ArrayList<>(Looks.tiles(token.index(), look)));
                }
              });
    }
    told.accept(
        ExplainEvent.newBuilder()
            .setToken(
                GivenToken.newBuilder().setGiven(Explanations.given(condition)).setToken(said))
            .build());
  }
}
