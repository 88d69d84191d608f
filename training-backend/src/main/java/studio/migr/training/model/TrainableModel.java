package studio.migr.training.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.adapter.LoraConfig;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.family.HumanOmni;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.generate.DecoderModel;
import studio.migr.runtime.generate.OmniModel;
import studio.migr.runtime.graph.Graph;
import studio.migr.runtime.graph.LiveTensors;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.Precision;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.safetensors.MemoryTensors;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.work.Work;
import studio.migr.training.optimize.AdamW;

/**
 * A Qwen2 decoder, or HumanOmni with its towers, that learns; {@code trainable.py} has the shapes.
 * The same calls with the same values give the same bits, in this process and in the next.
 *
 * <p>A loss is what the caller makes of the log-probabilities of completions: it hands in the
 * loss's derivative by each of them. {@link #learn} does all at once where the derivatives are
 * known beforehand (supervised fine-tuning); {@link #consider} and {@link #follow} leave time to
 * compute them between (reinforcement). Gradients gather until {@link #step}.
 *
 * <p>For one thread at a time.
 */
public final class TrainableModel implements AutoCloseable {
  private final LoadedModel loaded;
  private final TrainableParts parts;
  private final Graph graph;
  private final NDManager scope;
  private final AdamW optimizer;
  private final Draws draws;
  private @Nullable NDManager considered;

  private TrainableModel(LoadedModel loaded, AdamW.Settings adamw) {
    this.loaded = loaded;
    this.parts = loaded.parts();
    this.graph = loaded.graph();
    this.scope = graph.newScope();
    this.optimizer = new AdamW(adamw, graph.call(scope, "trained"));
    this.draws = new Draws(loaded.trained() instanceof Trained.Lora lora ? lora.seed() : 0);
  }

  /**
   * What completions got.
   *
   * @param logProbabilities of each token, for each example
   * @param entropies of the distributions that the tokens were drawn from, in nats
   */
  public record Scores(List<float[]> logProbabilities, List<float[]> entropies) {}

  /**
   * Loads a model to be trained.
   *
   * @param folder of a checkpoint of Qwen2 or HumanOmni, as people have it
   * @param adapter a folder with a LoRA adapter to go on from; only with {@link Trained.Lora},
   *     whose own configuration it replaces but for the dropout
   * @param placement with the plain operator; what is trained is kept in float32 whatever the
   *     precision says
   * @throws ModelFileException if a folder holds no such model, or a damaged one
   * @throws WeightsException if its weights do not make the model that it describes
   */
  public static TrainableModel open(
      Path folder,
      Optional<Path> adapter,
      Trained trained,
      AdamW.Settings adamw,
      Placement placement,
      Work work)
      throws IOException {
    LoadedModel loaded = LoadedModel.open(folder, adapter, trained, placement, work);
    try {
      return new TrainableModel(loaded, adamw);
    } catch (Throwable e) {
      loaded.graph().close();
      throw e;
    }
  }

  public ModelConfig config() {
    return loaded.config();
  }

  /** Where the checkpoint was read from. */
  public Path folder() {
    return loaded.folder();
  }

  public SampleShape shape() {
    return loaded.shape();
  }

  /** Most places of one sample. */
  public int longest() {
    return TrainableParts.decoder(loaded.config()).positions();
  }

  /**
   * Which weights change, as they are: with the configuration of an adapter that was gone on from.
   */
  public Trained trained() {
    return loaded.trained();
  }

  /**
   * Whether the decoder's layers are computed again on the way back instead of keeping what they
   * computed: less memory, more time, the same gradients to the bit. Not between {@link #consider}
   * and {@link #follow}.
   */
  public void checkpointActivations(boolean wanted) {
    forgetConsidered();
    graph.tell("compute_again", wanted);
  }

  // ---- what it thinks of completions

  /** Scores completions, without gradients. */
  public Scores score(PackedBatch batch) {
    return score(batch, 0);
  }

  /**
   * Scores completions by the reference: the model as it was at {@link #remember}; if that was
   * never called, and adapters are trained, the model without them.
   */
  public Scores scoreByReference(PackedBatch batch) {
    return score(batch, 1);
  }

  private Scores score(PackedBatch batch, int which) {
    try (NDManager passing = graph.newScope()) {
      List<Object> inputs = new ArrayList<>();
      inputs.add(which);
      inputs.addAll(batch.tensors(passing));
      return scores(batch, graph.call(passing, "score", inputs.toArray()));
    }
  }

  private static Scores scores(PackedBatch batch, NDList found) {
    return new Scores(
        batch.apart(found.get(0).toFloatArray()), batch.apart(found.get(1).toFloatArray()));
  }

  /** Keeps a copy of what is trained as the reference; without a call, adapters need none. */
  public void remember() {
    graph.tell("remember");
  }

  // ---- how it learns

  /**
   * Adds the gradients of a loss.
   *
   * @param derivatives of the loss by each log-probability, for each example as many as its
   *     completion has tokens
   * @return the log-probabilities of each token, for each example
   */
  public List<float[]> learn(PackedBatch batch, List<float[]> derivatives) {
    try (NDManager passing = graph.newScope()) {
      NDList inputs = batch.tensors(passing);
      inputs.add(passing.create(batch.together(derivatives)));
      graph.tell("draw", draws.next());
      return batch.apart(
          graph.callWithGradients(passing, "learn", inputs).singletonOrThrow().toFloatArray());
    }
  }

  /**
   * Adds the gradients of how far towers and bridge are from saying what was measured, without the
   * decoder; {@code trainable.py} has the losses.
   *
   * @param batch of clips with what they are given; texts do not matter
   * @param targets one for each example
   * @return the losses of action units, label by the picture, prosody and label by the sound
   */
  public float[] sense(PackedBatch batch, List<SenseTarget> targets) {
    try (NDManager passing = graph.newScope()) {
      NDList all = batch.tensors(passing);
      NDList inputs = new NDList(all.subList(PackedBatch.SENSES, all.size()));
      inputs.addAll(SenseTarget.tensors(batch, targets, passing));
      return graph.callWithGradients(passing, "sense", inputs).singletonOrThrow().toFloatArray();
    }
  }

  /** Scores completions and keeps what {@link #follow} needs, until it or the next call. */
  public Scores consider(PackedBatch batch) {
    forgetConsidered();
    NDManager kept = graph.newScope();
    considered = kept;
    graph.tell("draw", draws.next());
    return scores(batch, graph.callWithGradients(kept, "consider", batch.tensors(kept)));
  }

  /** The way back reads the batch's tensors, whose memory is this program's: kept until then. */
  private void forgetConsidered() {
    if (considered != null) {
      considered.close();
      considered = null;
    }
  }

  /**
   * Adds the gradients of a loss of the batch that was considered last.
   *
   * @param derivatives as in {@link #learn}
   */
  public void follow(PackedBatch batch, List<float[]> derivatives) {
    try (NDManager passing = graph.newScope()) {
      graph.callWithGradients(
          passing, "follow", new NDList(passing.create(batch.together(derivatives))));
    } finally {
      forgetConsidered();
    }
  }

  /**
   * Changes what is trained against the gathered gradients, and forgets them.
   *
   * @param rate the learning rate
   * @param largestNorm what the gradients' common norm is scaled down to
   * @return the norm before
   */
  public float step(double rate, double largestNorm) {
    try (NDManager passing = graph.newScope()) {
      float norm = optimizer.step(graph.call(passing, "accumulated"), rate, largestNorm);
      graph.tell("forget");
      draws.step();
      return norm;
    }
  }

  // ---- its weights

  /** What is trained, not copies, by its names in a checkpoint or an adapter's file. */
  public Map<String, NDArray> parameters(NDManager owner) {
    return named(graph.call(owner, "trained"));
  }

  /** The gradients gathered so far, not copies, by the names of {@link #parameters}. */
  public Map<String, NDArray> gradients(NDManager owner) {
    return named(graph.call(owner, "accumulated"));
  }

  private Map<String, NDArray> named(NDList tensors) {
    Map<String, NDArray> named = new LinkedHashMap<>();
    List<String> names = parts.trainedNames();
    for (int k = 0; k < names.size(); k++) {
      named.put(names.get(k), tensors.get(k));
    }
    return named;
  }

  /**
   * Writes what is trained and what the optimiser remembers, in float32: all that {@link
   * #readState} needs to go on to the bit. Gathered gradients are not kept.
   */
  public void writeState(Path file) throws IOException {
    TrainingState.write(file, graph, optimizer);
  }

  /**
   * Goes on from what {@link #writeState} wrote.
   *
   * @throws ModelFileException if the file is damaged
   * @throws WeightsException if it is of another model
   */
  public void readState(Path file) throws IOException {
    draws.goOn(TrainingState.read(file, graph, optimizer));
  }

  /** A scope for tensors: closing it frees them. */
  public NDManager newScope() {
    return graph.newScope();
  }

  /**
   * All weights under the names of a checkpoint, as they are at any time. In float32 only: others
   * cannot be shared.
   */
  public TensorSource weights() {
    requireExact();
    return new LiveTensors(parts.weights(graph, scope), loaded.others());
  }

  /** The adapters under the names of PEFT, as they are at any time; empty without. */
  public TensorSource adapters() {
    return new LiveTensors(parts.adapterWeights(graph, scope), new MemoryTensors());
  }

  /** How the adapters are made; empty without. */
  public Optional<LoraConfig> adapterConfig() {
    return loaded.trained() instanceof Trained.Lora lora
        ? Optional.of(lora.config())
        : Optional.empty();
  }

  /**
   * The model as one that answers. It shares this model's memory: what is learnt here, it knows at
   * once. Close it before this model. In float32 only.
   */
  public DecoderModel answering() throws WeightsException {
    TensorSource weights = weights();
    Placement same = loaded.placement();
    if (loaded.config() instanceof HumanOmniConfig omni) {
      HumanOmni model = HumanOmni.load(omni, weights, same, same, Work.UNWATCHED);
      model.decoder().put(adapters(), parts.pairs());
      return new OmniModel(model);
    }
    Qwen2 decoder =
        Qwen2.load(TrainableParts.decoder(loaded.config()), weights, same, Work.UNWATCHED);
    decoder.put(adapters(), parts.pairs());
    return new DecoderModel(decoder);
  }

  private void requireExact() {
    if (loaded.placement().precision() != Precision.FLOAT32) {
      throw new IllegalStateException(
          "weights in " + loaded.placement().precision() + " cannot be shared");
    }
  }

  /** The names of what is trained, in a lasting order. */
  public List<String> trainedNames() {
    return parts.trainedNames();
  }

  /** Numbers of all weights, adapters aside. */
  public long numbers() {
    return loaded.numbers();
  }

  /** In which it computes; what is trained is kept in float32. */
  public Precision precision() {
    return loaded.placement().precision();
  }

  /** Numbers that change. */
  public long trainedNumbers() {
    try (NDManager passing = graph.newScope()) {
      return graph.call(passing, "trained").stream().collect(Collectors.summingLong(NDArray::size));
    }
  }

  @Override
  public void close() {
    forgetConsidered();
    optimizer.close();
    scope.close();
    graph.close();
  }
}
