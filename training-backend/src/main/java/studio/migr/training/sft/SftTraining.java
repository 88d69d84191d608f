package studio.migr.training.sft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.prompt.Place;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.TeachingSample;
import studio.migr.training.feed.ClipFeed;
import studio.migr.training.feed.QuestionWords;
import studio.migr.training.feed.Variation;
import studio.migr.training.model.ClipFeatures;
import studio.migr.training.model.Example;
import studio.migr.training.model.ModelFolder;
import studio.migr.training.model.PackedBatch;
import studio.migr.training.model.PassMemory;
import studio.migr.training.model.TrainableModel;
import studio.migr.training.run.RunWriter;
import studio.migr.training.trainer.StateFolder;
import studio.migr.training.trainer.Training;
import studio.migr.training.trainer.TrainingFault;

/**
 * Supervised fine-tuning: every token of the completions is learnt, each sample by its weight. The
 * loss of a step is the weighted mean over the tokens of its batch, however it is cut into parts.
 */
public final class SftTraining implements Training {
  /** Samples of the validation split that are asked after each epoch. */
  private static final int VALIDATED = 128;

  private static final int STATE_COPIES = 3;
  private static final List<String> SENSE_LOSSES =
      List.of("senses/units", "senses/seen_label", "senses/prosody", "senses/heard_label");

  private final SftSettings settings;
  private final SftData data;
  private final Curriculum curriculum;
  private final SenseLessons senses;
  private final TrainableModel model;
  private final QuestionWords words;
  private final @Nullable ClipFeed feed;

  private SftTraining(
      SftSettings settings,
      SftData data,
      TrainableModel model,
      QuestionWords words,
      @Nullable ClipFeed feed) {
    this.settings = settings;
    this.data = data;
    SenseLabels bySense = new SenseLabels(data.labels(), settings.calmLabel());
    this.curriculum = new Curriculum(data.train(), settings, bySense);
    this.senses = new SenseLessons(data.labels(), bySense);
    this.model = model;
    this.words = words;
    this.feed = feed;
  }

  /**
   * Loads model and data, and binds the calling thread, which is to make all steps.
   *
   * @param cache folder for decoded clips where the settings name none
   * @throws TrainingFault if the data cannot be taught
   * @throws IOException if the model or the data cannot be read
   */
  public static SftTraining open(SftSettings settings, Path cache, Work work) throws IOException {
    Libtorch.useThreads(settings.processors());
    SftData data = SftData.read(Path.of(settings.snapshot()), settings.orderedByImportance());
    if (!settings.calmLabel().isBlank() && !data.labels().contains(settings.calmLabel())) {
      throw new TrainingFault(
          TrainingFault.Kind.BAD_SETTING, settings.snapshot(), "calm_label", settings.calmLabel());
    }
    TrainableModel model =
        TrainableModel.open(
            Path.of(settings.model()),
            settings.adapterFolder(),
            settings.trained(),
            settings.adamw(),
            settings.placement(),
            work);
    try {
      model.checkpointActivations(settings.gradientCheckpointing());
      requireRoom(settings, data, model);
      QuestionWords words = QuestionWords.open(model.folder(), model.config());
      Path kept = settings.cache().isBlank() ? cache : Path.of(settings.cache());
      ClipFeed feed =
          model.config() instanceof HumanOmniConfig omni ? new ClipFeed(omni, kept) : null;
      return new SftTraining(settings, data, model, words, feed);
    } catch (Throwable e) {
      model.close();
      throw e;
    }
  }

  /**
   * Towers can be taught by themselves if the bridge has channels enough, and frames stay apart.
   */
  private static void requireRoom(SftSettings settings, SftData data, TrainableModel model)
      throws TrainingFault {
    boolean apart = model.shape().frameTokens().map(tokens -> !tokens.compressed()).orElse(false);
    int channels = SenseLessons.channels(data.labels());
    if (settings.sensesEpochs() > 0 && !(apart && channels <= model.shape().hidden())) {
      throw new TrainingFault(
          TrainingFault.Kind.BAD_SETTING,
          settings.model(),
          "senses_epochs",
          Integer.toString(settings.sensesEpochs()));
    }
  }

  /**
   * Decodes all clips that were not yet, so that one which cannot be read is met at once and not
   * after hours.
   */
  public void prepare(Work work) throws IOException {
    if (feed == null) {
      return;
    }
    List<TeachingSample> all = new ArrayList<>(data.train());
    all.addAll(validated());
    for (int k = 0; k < all.size(); k++) {
      work.check();
      work.progress(k, all.size());
      feed.prepare(Path.of(all.get(k).clip().media()), Work.UNWATCHED);
    }
  }

  private List<TeachingSample> validated() {
    return data.validation().subList(0, Math.min(VALIDATED, data.validation().size()));
  }

  @Override
  public long steps() {
    return curriculum.steps();
  }

  @Override
  public Map<String, Double> step(long step, RunWriter run) throws IOException {
    return curriculum.ofSenses(step) ? senses(step) : reasoning(step);
  }

  private Map<String, Double> senses(long step) throws IOException {
    long start = System.nanoTime();
    List<Lesson> lessons = curriculum.lessons(step);
    double[] losses = new double[4];
    for (int from = 0; from < lessons.size(); from += settings.microBatch()) {
      List<Lesson> part =
          lessons.subList(from, Math.min(from + settings.microBatch(), lessons.size()));
      List<Example> examples = new ArrayList<>();
      for (Lesson lesson : part) {
        examples.add(example(lesson.seenAndHeard()));
      }
      float[] found =
          model.sense(
              PackedBatch.of(model.shape(), examples, 1),
              part.stream().map(lesson -> senses.of(lesson.sample())).toList());
      for (int k = 0; k < losses.length; k++) {
        losses[k] += found[k] * part.size() / lessons.size();
      }
    }
    double rate = settings.rate(step, steps());
    float norm = model.step(rate, settings.largestNorm());
    requireNumbers(step, losses[0] + losses[1] + losses[2] + losses[3], norm);
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int k = 0; k < losses.length; k++) {
      metrics.put(SENSE_LOSSES.get(k), losses[k]);
    }
    metrics.put("learning_rate", rate);
    metrics.put("grad_norm", (double) norm);
    metrics.put("epoch", curriculum.epoch(step) + 1.0);
    metrics.put("seconds", (System.nanoTime() - start) / 1e9);
    return metrics;
  }

  private Map<String, Double> reasoning(long step) throws IOException {
    long start = System.nanoTime();
    List<Lesson> lessons = curriculum.lessons(step);
    List<Weighed> examples = new ArrayList<>();
    double all = 0;
    for (Lesson lesson : lessons) {
      Example example = example(lesson);
      examples.add(new Weighed(example, lesson.sample().weight()));
      all += lesson.sample().weight() * example.completion().length;
    }
    Pass pass = new Pass();
    for (List<Weighed> part : parts(examples)) {
      learn(part, all, pass);
    }
    double rate = settings.rate(step, steps());
    float norm = model.step(rate, settings.largestNorm());
    requireNumbers(step, pass.loss, norm);
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("loss", pass.loss);
    metrics.put("learning_rate", rate);
    metrics.put("grad_norm", (double) norm);
    metrics.put("epoch", curriculum.epoch(step) + 1.0);
    metrics.put("tokens", (double) pass.tokens);
    metrics.put("learnt_tokens", (double) pass.learnt);
    metrics.put("places", (double) pass.places);
    metrics.put("seconds", seconds);
    metrics.put("tokens_per_second", pass.tokens / seconds);
    if (step % curriculum.stepsOfEpoch() == 0 && !data.validation().isEmpty()) {
      metrics.put("validation/loss", validationLoss());
    }
    return metrics;
  }

  private record Weighed(Example example, double weight) {}

  /** What the parts of a step add up to. */
  private static final class Pass {
    double loss;
    long tokens;
    long learnt;
    long places;
  }

  /** Samples of one length go together, so that rows have few empty places. */
  private List<List<Weighed>> parts(List<Weighed> examples) {
    List<Weighed> sorted =
        examples.stream()
            .sorted(Comparator.comparingInt((Weighed one) -> -model.shape().length(one.example)))
            .toList();
    List<List<Weighed>> parts = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += settings.microBatch()) {
      parts.add(sorted.subList(from, Math.min(from + settings.microBatch(), sorted.size())));
    }
    return parts;
  }

  private void learn(List<Weighed> part, double all, Pass pass) {
    PackedBatch batch = packed(part);
    List<float[]> derivatives = new ArrayList<>();
    for (Weighed one : part) {
      float[] same = new float[one.example.completion().length];
      Arrays.fill(same, (float) (-one.weight / all));
      derivatives.add(same);
    }
    List<float[]> found = model.learn(batch, derivatives);
    pass.loss += cost(part, found) / all;
    pass.tokens += batch.tokens();
    pass.learnt += batch.scored();
    pass.places += batch.places();
  }

  private PackedBatch packed(List<Weighed> part) {
    return PackedBatch.of(
        model.shape(), part.stream().map(Weighed::example).toList(), settings.rowTokens());
  }

  private static double cost(List<Weighed> part, List<float[]> logProbabilities) {
    double cost = 0;
    for (int k = 0; k < part.size(); k++) {
      for (float value : logProbabilities.get(k)) {
        cost -= part.get(k).weight * value;
      }
    }
    return cost;
  }

  private double validationLoss() throws IOException {
    List<Weighed> examples = new ArrayList<>();
    double all = 0;
    for (TeachingSample sample : validated()) {
      Example example = example(Lesson.whole(sample, settings));
      examples.add(new Weighed(example, sample.weight()));
      all += sample.weight() * example.completion().length;
    }
    double cost = 0;
    for (List<Weighed> part : parts(examples)) {
      cost += cost(part, model.score(packed(part)).logProbabilities());
    }
    return cost / all;
  }

  private static void requireNumbers(long step, double loss, float norm) throws TrainingFault {
    if (!Double.isFinite(loss) || !Float.isFinite(norm)) {
      throw new TrainingFault(TrainingFault.Kind.NO_NUMBER, Long.toString(step));
    }
  }

  private Example example(Lesson lesson) throws IOException {
    String question = lesson.question();
    ClipFeatures clip = ClipFeatures.NONE;
    Set<Place> shown = EnumSet.noneOf(Place.class);
    if (feed != null) {
      clip = feed.of(Path.of(lesson.sample().clip().media()), Work.UNWATCHED);
      shown = shown(clip, lesson.shown());
      if (lesson.variation().isPresent()) {
        clip = varied(clip, lesson.variation().getAsLong());
      }
    }
    Example example =
        new Example(
            words.prompt(question, shown),
            clip,
            words.gate(question),
            words.completion(lesson.completion()));
    int length = model.shape().length(example);
    int most = model.longest();
    if (length > most) {
      throw new TrainingFault(
          TrainingFault.Kind.TOO_LONG,
          lesson.sample().clip().clip(),
          Integer.toString(length),
          Integer.toString(most));
    }
    return example;
  }

  private ClipFeatures varied(ClipFeatures clip, long seed) {
    int side = model.shape().imageSize();
    return Variation.of(clip, side, model.shape().melBins(), seed);
  }

  /** What is to be shown, as far as the clip has it. */
  private static Set<Place> shown(ClipFeatures clip, Set<Place> wanted) {
    Set<Place> shown = EnumSet.noneOf(Place.class);
    Optional<float[]> frames = clip.frames();
    if (frames.isPresent() && (wanted.contains(Place.VIDEO) || clip.mel().isEmpty())) {
      shown.add(Place.VIDEO);
    }
    if (clip.mel().isPresent() && (wanted.contains(Place.AUDIO) || frames.isEmpty())) {
      shown.add(Place.AUDIO);
    }
    return shown;
  }

  /** Names data and settings; where they lie does not matter. */
  private String about() {
    byte[] text = (data.hash() + "\n" + settings.identity()).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(text).toString();
  }

  @Override
  public void writeState(Path folder) throws IOException {
    StateFolder.write(folder, model, about());
  }

  @Override
  public void readState(Path folder) throws IOException {
    StateFolder.read(folder, model, about());
  }

  @Override
  public void writeModel(Path folder) throws IOException {
    ModelFolder.write(model, settings.saved(), folder);
  }

  @Override
  public long stateBytes() {
    return model.trainedNumbers() * STATE_COPIES * Float.BYTES;
  }

  /**
   * What a training would be: one part of a step is learnt to see how long it takes; the model is
   * not kept.
   */
  public SftPlan plan() throws IOException {
    List<Weighed> examples = new ArrayList<>();
    for (Lesson lesson : curriculum.lessons(1)) {
      examples.add(new Weighed(example(lesson), lesson.sample().weight()));
    }
    List<Weighed> part = parts(examples).getFirst();
    learn(part, 1, new Pass()); // the first call compiles
    long start = System.nanoTime();
    Pass pass = new Pass();
    learn(part, 1, pass);
    double seconds = (System.nanoTime() - start) / 1e9 / part.size();
    return new SftPlan(
        data.train().size(),
        data.validation().size(),
        curriculum.stepsOfEpoch(),
        steps(),
        model.trainedNumbers(),
        examples.stream().mapToInt(one -> model.shape().length(one.example)).max().orElse(0),
        PassMemory.of(
            model,
            pass.places,
            Math.min(pass.learnt, PassMemory.atOnce(model)),
            settings.gradientCheckpointing()),
        seconds * data.train().size() * settings.epochs());
  }

  @Override
  public void close() {
    words.close();
    model.close();
  }
}
