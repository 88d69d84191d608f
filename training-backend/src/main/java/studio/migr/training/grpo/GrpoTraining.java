package studio.migr.training.grpo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.modelfile.StrictJson;
import studio.migr.runtime.reader.EmotionReader;
import studio.migr.runtime.reader.ReaderFile;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.dataset.Split;
import studio.migr.training.feed.QuestionWords;
import studio.migr.training.model.ModelFolder;
import studio.migr.training.model.PassMemory;
import studio.migr.training.model.TrainableModel;
import studio.migr.training.reward.RewardCatalog;
import studio.migr.training.reward.WeightedRewards;
import studio.migr.training.run.RunWriter;
import studio.migr.training.run.SampleLine;
import studio.migr.training.sft.SftSettings;
import studio.migr.training.trainer.StateFolder;
import studio.migr.training.trainer.TrainerConfig.BadSetting;
import studio.migr.training.trainer.Training;
import studio.migr.training.trainer.TrainingFault;

/**
 * A run in which a model learns from its own answers about the clips of a data set. The order of
 * the clips and the draws of a step follow from its number and the seed alone.
 */
public final class GrpoTraining implements Training {
  private static final String FACTS = "grpo.json";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int STATE_COPIES = 3;

  private final GrpoRunSettings settings;
  private final Snapshot snapshot;
  private final List<ClipRecord> clips;
  private final TrainableModel model;
  private final QuestionWords words;
  private final Questions questions;
  private final GrpoLearner learner;
  private boolean spread;

  private GrpoTraining(
      GrpoRunSettings settings,
      Snapshot snapshot,
      TrainableModel model,
      QuestionWords words,
      Questions questions,
      GrpoLearner learner) {
    this.settings = settings;
    this.snapshot = snapshot;
    this.clips = snapshot.of(Split.TRAIN);
    this.model = model;
    this.words = words;
    this.questions = questions;
    this.learner = learner;
  }

  /**
   * Loads model and data, and binds the calling thread, which is to make all steps.
   *
   * @param cache folder for decoded clips where the settings name none
   * @throws TrainingFault if there is nothing to be asked about
   * @throws IOException if the model, the data or the reader cannot be read
   */
  public static GrpoTraining open(GrpoRunSettings settings, Path cache, Work work)
      throws IOException {
    SftSettings common = settings.common();
    Libtorch.useThreads(common.processors());
    Snapshot snapshot = Snapshot.read(Path.of(common.snapshot()));
    if (snapshot.of(Split.TRAIN).isEmpty()) {
      throw new TrainingFault(TrainingFault.Kind.NO_SAMPLES, common.snapshot());
    }
    WeightedRewards rewards = rewards(settings.grpo());
    TrainableModel model =
        TrainableModel.open(
            Path.of(common.model()),
            common.adapterFolder(),
            common.trained(),
            common.adamw(),
            common.placement(),
            work);
    QuestionWords words = null;
    try {
      model.checkpointActivations(common.gradientCheckpointing());
      boolean freshAdapters = common.lora().rank() > 0 && common.adapterFolder().isEmpty();
      if (settings.grpo().beta() > 0 && !freshAdapters) {
        model.remember(); // fresh adapters change nothing: without them it is the reference
      }
      words = QuestionWords.open(model.folder(), model.config());
      Path kept = common.cache().isBlank() ? cache : Path.of(common.cache());
      Questions questions = new Questions(model, words, kept, settings.grpo().maxTokens());
      GrpoLearner learner =
          new GrpoLearner(model, words::text, stops(model, words), settings.grpo(), rewards);
      return new GrpoTraining(settings, snapshot, model, words, questions, learner);
    } catch (Throwable e) {
      if (words != null) {
        words.close();
      }
      model.close();
      throw e;
    }
  }

  private static WeightedRewards rewards(GrpoSettings settings) throws IOException {
    EmotionReader reader =
        ReaderFile.open(
            Optional.of(settings.reader()).filter(name -> !name.isBlank()).map(Path::of));
    try {
      return new WeightedRewards(
          RewardCatalog.with(settings.weights().keySet(), reader), settings.weights());
    } catch (IllegalArgumentException e) {
      throw new BadSetting("grpo.rewards");
    }
  }

  private static Set<Long> stops(TrainableModel model, QuestionWords words) {
    Qwen2Config decoder =
        model.config() instanceof HumanOmniConfig omni
            ? omni.decoder()
            : (Qwen2Config) model.config();
    return Stream.concat(
            decoder.stopTokens().stream().map(Integer::longValue), Stream.of(words.end()))
        .collect(Collectors.toSet());
  }

  /**
   * Decodes all clips that were not yet, so that one which cannot be read is met at once and not
   * after hours.
   */
  public void prepare(Work work) throws IOException {
    for (int k = 0; k < clips.size(); k++) {
      work.check();
      work.progress(k, clips.size());
      questions.prepare(clips.get(k), work);
    }
  }

  /** Name of the snapshot. */
  public String dataset() {
    return snapshot.hash();
  }

  @Override
  public long steps() {
    return stepsOfEpoch() * settings.common().epochs();
  }

  private long stepsOfEpoch() {
    int each = settings.grpo().clips();
    return (clips.size() + each - 1) / each;
  }

  @Override
  public Map<String, Double> step(long step, RunWriter run) throws IOException {
    List<AskedClip> asked = new ArrayList<>();
    for (ClipRecord clip : clipsOf(step)) {
      asked.add(questions.about(clip));
    }
    SftSettings common = settings.common();
    GrpoLearner.Step made =
        learner.step(
            step,
            asked,
            new SplittableRandom(common.seed() + step).nextLong(),
            common.rate(step, steps()),
            common.largestNorm(),
            Work.UNWATCHED);
    for (SampleLine sample : made.samples()) {
      run.sample(sample);
    }
    requireNumbers(step, made.metrics());
    spread |= made.spread();
    int patience = settings.grpo().giveUpAfter();
    if (!spread && ((patience > 0 && step >= patience) || step == steps())) {
      throw new TrainingFault(TrainingFault.Kind.EQUAL_REWARDS, Long.toString(step));
    }
    Map<String, Double> metrics = new LinkedHashMap<>(made.metrics());
    metrics.put("epoch", step / (double) stepsOfEpoch());
    return metrics;
  }

  private static void requireNumbers(long step, Map<String, Double> metrics) throws TrainingFault {
    for (String name : List.of("loss", "grad_norm")) {
      if (!Double.isFinite(metrics.getOrDefault(name, 0.0))) {
        throw new TrainingFault(TrainingFault.Kind.NO_NUMBER, Long.toString(step));
      }
    }
  }

  /** Each clip once an epoch, in an order of its own. */
  private List<ClipRecord> clipsOf(long step) {
    long epoch = (step - 1) / stepsOfEpoch();
    int first = (int) ((step - 1) % stepsOfEpoch()) * settings.grpo().clips();
    List<ClipRecord> order = new ArrayList<>(clips);
    Collections.shuffle(order, new Random(settings.common().seed() * 31 + epoch));
    return order.subList(first, Math.min(first + settings.grpo().clips(), order.size()));
  }

  /** Names data and settings; where they lie does not matter. */
  private String about() {
    String text =
        String.join(
            "\n", snapshot.hash(), settings.common().identity(), settings.grpo().toString());
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public void writeState(Path folder) throws IOException {
    StateFolder.write(folder, model, about());
    ObjectNode facts = JSON.createObjectNode().put("spread", spread);
    Files.writeString(folder.resolve(FACTS), facts.toPrettyString() + "\n");
  }

  @Override
  public void readState(Path folder) throws IOException {
    StateFolder.read(folder, model, about());
    spread = StrictJson.object(folder.resolve(FACTS)).path("spread").asBoolean();
  }

  @Override
  public void writeModel(Path folder) throws IOException {
    ModelFolder.write(model, settings.common().saved(), folder);
  }

  @Override
  public long stateBytes() {
    return model.trainedNumbers() * STATE_COPIES * Float.BYTES;
  }

  /**
   * What this training would be: a step is made to see how long it takes; the model is not kept.
   */
  ObjectNode plan() throws IOException {
    List<AskedClip> asked = new ArrayList<>();
    for (ClipRecord clip : clipsOf(1)) {
      asked.add(questions.about(clip));
    }
    GrpoSettings own = settings.grpo();
    double norm = settings.common().largestNorm();
    learner.step(1, asked, 1, 0, norm, Work.UNWATCHED); // the first calls compile
    long start = System.nanoTime();
    learner.step(1, asked, 1, 0, norm, Work.UNWATCHED);
    double seconds = (System.nanoTime() - start) / 1e9;
    int longest =
        asked.stream()
            .mapToInt(one -> model.shape().length(one.with(new long[own.maxTokens()])))
            .max()
            .orElse(0);
    return JSON.createObjectNode()
        .put("samples", clips.size())
        .put("answers_of_step", own.clips() * own.group())
        .put("steps_of_epoch", stepsOfEpoch())
        .put("steps", steps())
        .put("trained_parameters", model.trainedNumbers())
        .put("longest_sample_tokens", longest)
        .put(
            "memory_bytes",
            PassMemory.of(
                model,
                longest + (own.group() - 1L) * own.maxTokens(),
                (long) own.group() * own.maxTokens() + 2L * PassMemory.atOnce(model),
                settings.common().gradientCheckpointing()))
        .put("seconds", seconds * steps());
  }

  @Override
  public void close() {
    learner.close();
    words.close();
    model.close();
  }
}
