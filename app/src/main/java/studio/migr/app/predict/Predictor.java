package studio.migr.app.predict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.explain.ExplainSettings;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.explain.ExplanationListener;
import studio.migr.runtime.importance.VerdictThresholdsFile;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.serve.ClipQuestion;
import studio.migr.runtime.serve.ExplanationFile;
import studio.migr.runtime.serve.HostedModel;
import studio.migr.runtime.serve.LanguageModelHost;
import studio.migr.runtime.serve.RefusalException;
import studio.migr.runtime.serve.protocol.LoadRequest;
import studio.migr.runtime.serve.protocol.Question;
import studio.migr.runtime.serve.protocol.Senses;
import studio.migr.runtime.work.Work;

/**
 * A model in this process, that explains clip after clip. It is loaded when the first clip needs
 * it: what is all in the cache needs no model. For one thread.
 */
public final class Predictor implements AutoCloseable {
  /**
   * Which model, where.
   *
   * @param device {@code cpu}, or a card such as {@code cuda:0}
   */
  public record Place(Path folder, String device) {}

  private final Place place;
  private final String question;
  private final ModelIdentity identity;
  private final VerdictThresholdsFile thresholds;
  private Optional<HostedModel> loaded = Optional.empty();

  /**
   * @throws IOException if the folder cannot be read
   */
  public Predictor(Place place, String question) throws IOException {
    this.place = place;
    this.question = question;
    this.identity = ModelIdentity.of(place.folder());
    this.thresholds = VerdictThresholdsFile.of(place.folder());
  }

  /** What is asked of every clip. */
  public String question() {
    return question;
  }

  /** From where on the model's scores are given which word. */
  public VerdictThresholdsFile thresholds() {
    return thresholds;
  }

  /**
   * What the model says of a clip, and why.
   *
   * @param cache a folder for what was explained before, and will be; absent for none
   * @throws IOException if the clip or the model cannot be read
   * @throws RefusalException if the model cannot be asked about it
   */
  public Explanation explain(
      Path clip, MediaInfo info, ExplainSettings settings, Optional<Path> cache, Work work)
      throws IOException, RefusalException {
    ExplainSettings unlabelled = settings.withTrueLabel(Optional.empty());
    String key = identity.with(question, unlabelled);
    Optional<Explanation> known =
        cache.flatMap(
            folder ->
                ExplanationFile.read(
                    folder.resolve(key + ".explained"), settings.scheme().emotions()));
    if (known.isPresent()) {
      return known.get().withTrueLabel(settings.trueLabel());
    }
    Explanation explanation = ask(clip, info, unlabelled, work);
    if (cache.isPresent()) {
      KeptExplanations.keep(
          cache.get(),
          new KeptExplanations.Said(
              key,
              ModelName.forPeople(place.folder().toAbsolutePath().normalize().toString()),
              Instant.now(),
              Files.size(clip)),
          explanation);
    }
    return explanation.withTrueLabel(settings.trueLabel());
  }

  private Explanation ask(Path clip, MediaInfo info, ExplainSettings settings, Work work)
      throws IOException, RefusalException {
    HostedModel model = model(work);
    if (!model.info().hasSenses()) {
      throw PredictionException.of("predict.no-senses", place.folder().toString());
    }
    Senses senses = model.info().getSenses();
    Question asked = ClipQuestion.about(clip, info, Condition.BOTH, senses, question, work);
    return model.explain(asked, settings, ExplanationListener.NOBODY, work);
  }

  private HostedModel model(Work work) throws IOException, RefusalException {
    if (loaded.isEmpty()) {
      loaded =
          Optional.of(
              new LanguageModelHost()
                  .load(
                      LoadRequest.newBuilder()
                          .setFolder(place.folder().toString())
                          .setDevice(place.device())
                          .build(),
                      work));
    }
    return loaded.get();
  }

  @Override
  public void close() {
    loaded.ifPresent(HostedModel::close);
  }
}
