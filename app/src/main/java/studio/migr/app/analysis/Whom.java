package studio.migr.app.analysis;

import java.io.IOException;
import java.nio.file.Path;
import studio.migr.app.engine.LoadWish;
import studio.migr.app.engine.LoadedModel;
import studio.migr.app.engine.NumberKind;
import studio.migr.app.predict.ModelIdentity;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.explain.ExplainSettings;
import studio.migr.runtime.importance.VerdictThresholds;
import studio.migr.runtime.importance.VerdictThresholdsFile;
import studio.migr.runtime.prompt.Prompt;

/**
 * The model that is asked. Where it computes here with the numbers that it is stored in, it is told
 * apart exactly as commands do, so that what they found is found again.
 *
 * @param name for people
 */
record Whom(LoadedModel model, String name, ModelIdentity identity, VerdictThresholds thresholds) {

  /**
   * @throws IOException if the folder of a model of this machine cannot be read
   */
  static Whom of(LoadedModel model) throws IOException {
    LoadWish wish = model.wish();
    if (wish.server().isPresent()) {
      return new Whom(
          model,
          wish.name(),
          new ModelIdentity(wish.toString() + model.parameters()),
          VerdictThresholdsFile.builtIn().thresholds());
    }
    Path folder = Path.of(wish.folder());
    ModelIdentity identity = ModelIdentity.of(folder);
    if (wish.adapter().isPresent()) {
      identity = identity.and(ModelIdentity.of(Path.of(wish.adapter().get())).files());
    }
    if (wish.numbers() != NumberKind.AS_STORED) {
      identity = identity.and(wish.numbers().id());
    }
    return new Whom(model, wish.name(), identity, VerdictThresholdsFile.of(folder).thresholds());
  }

  /** A name for what it says when it is asked for these emotions. */
  String key(EmotionScheme scheme) {
    return identity.with(Prompt.THINK_AND_ANSWER, ExplainSettings.of(scheme, thresholds));
  }

  /** The same where it also reasons several times, for an interval. */
  String sampledKey(EmotionScheme scheme) {
    return identity.with(
        Prompt.THINK_AND_ANSWER,
        ExplainSettings.of(scheme, thresholds).sampled(IntervalModel.SAMPLES));
  }
}
