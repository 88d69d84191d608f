package studio.migr.training.grpo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.prompt.Place;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.feed.ClipFeed;
import studio.migr.training.feed.QuestionWords;
import studio.migr.training.model.ClipFeatures;
import studio.migr.training.model.TrainableModel;
import studio.migr.training.trainer.TrainingFault;

/** Makes the question about a clip as a model is asked it, with all that the clip has. */
final class Questions {
  private final TrainableModel model;
  private final QuestionWords words;
  private final Optional<ClipFeed> feed;
  private final int answerTokens;

  /**
   * @param cache folder for decoded clips
   * @param answerTokens the longest answer
   */
  Questions(TrainableModel model, QuestionWords words, Path cache, int answerTokens) {
    this.model = model;
    this.words = words;
    this.feed =
        model.config() instanceof HumanOmniConfig omni
            ? Optional.of(new ClipFeed(omni, cache))
            : Optional.empty();
    this.answerTokens = answerTokens;
  }

  /** Decodes a clip if that was not done yet. */
  void prepare(ClipRecord clip, Work work) throws IOException {
    if (feed.isPresent()) {
      feed.get().prepare(Path.of(clip.media()), work);
    }
  }

  /**
   * @throws TrainingFault if question and answer are longer than the model can read
   */
  AskedClip about(ClipRecord clip) throws IOException {
    ClipFeatures features =
        feed.isPresent() ? feed.get().of(Path.of(clip.media()), Work.UNWATCHED) : ClipFeatures.NONE;
    Set<Place> shown = EnumSet.noneOf(Place.class);
    features.frames().ifPresent(_ -> shown.add(Place.VIDEO));
    features.mel().ifPresent(_ -> shown.add(Place.AUDIO));
    AskedClip asked =
        new AskedClip(
            clip,
            words.prompt(Prompt.THINK_AND_ANSWER, shown),
            features,
            words.gate(Prompt.THINK_AND_ANSWER));
    int length = model.shape().length(asked.with(new long[answerTokens]));
    if (length > model.longest()) {
      throw new TrainingFault(
          TrainingFault.Kind.TOO_LONG,
          clip.clip(),
          Integer.toString(length),
          Integer.toString(model.longest()));
    }
    return asked;
  }
}
