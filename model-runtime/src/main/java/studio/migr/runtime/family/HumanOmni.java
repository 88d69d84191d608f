package studio.migr.runtime.family;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.graph.GraphSource;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.work.Work;

/**
 * HumanOmni (arXiv 2501.15111), and R1-Omni and MIGR that were trained from it: towers for
 * pictures, sound and the question, a bridge, and the decoder. For one thread at a time.
 */
public final class HumanOmni implements AutoCloseable {
  private static final String VISION = "model.vision_tower.vision_tower.";
  private static final String HEARING = "model.audio_tower.audio_tower.encoder.";
  private static final String QUESTION = "model.bert_model.";

  private final HumanOmniConfig config;
  private final Siglip vision;
  private final Whisper hearing;
  private final Bert question;
  private final Bridge bridge;
  private final Qwen2 decoder;

  private HumanOmni(
      HumanOmniConfig config,
      Siglip vision,
      Whisper hearing,
      Bert question,
      Bridge bridge,
      Qwen2 decoder) {
    this.config = config;
    this.vision = vision;
    this.hearing = hearing;
    this.question = question;
    this.bridge = bridge;
    this.decoder = decoder;
  }

  /**
   * @param towers where the towers and the bridge compute; the decoder may use a faster operator
   * @throws WeightsException if a weight is missing, of another shape or an unusable type
   */
  public static HumanOmni load(
      HumanOmniConfig config, TensorSource source, Placement towers, Placement decoder, Work work)
      throws WeightsException {
    Siglip vision = null;
    Whisper hearing = null;
    Bert question = null;
    Bridge bridge = null;
    try {
      vision = Siglip.load(config.towers().vision(), source, VISION, towers, work);
      hearing = Whisper.load(config.towers().audio(), source, HEARING, towers, work);
      question = Bert.load(config.towers().text(), source, QUESTION, towers, work);
      bridge = Bridge.load(config, source, towers, work);
      Qwen2 words = Qwen2.load(config.decoder(), source, decoder, work);
      return new HumanOmni(config, vision, hearing, question, bridge, words);
    } catch (Throwable e) {
      for (AutoCloseable part : new AutoCloseable[] {vision, hearing, question, bridge}) {
        closeAfter(e, part);
      }
      throw e;
    }
  }

  /**
   * Which of a checkpoint's weights make which part, for programs that train them.
   *
   * @throws WeightsException if one is missing or of another shape
   */
  public static Map<ModelPart, WeightPlan> plans(HumanOmniConfig config, TensorSource source)
      throws WeightsException {
    Map<ModelPart, WeightPlan> plans = new EnumMap<>(ModelPart.class);
    plans.put(ModelPart.DECODER, Qwen2.plan(config.decoder(), source));
    plans.put(ModelPart.BRIDGE, Bridge.plan(source));
    plans.put(ModelPart.VISION, Siglip.plan(config.towers().vision(), source, VISION));
    plans.put(ModelPart.HEARING, Whisper.plan(config.towers().audio(), source, HEARING));
    plans.put(ModelPart.QUESTION, Bert.plan(config.towers().text(), source, QUESTION));
    return plans;
  }

  /** The sources that the functions of all parts are in, for programs that train them. */
  public static List<GraphSource> sources() {
    return Stream.of("qwen2", "humanomni", "siglip", "whisper", "bert", "encoder")
        .map(name -> GraphSource.beside(HumanOmni.class, name))
        .toList();
  }

  /** Layers of the vision tower that a frame goes through. */
  public static int visionDepth(HumanOmniConfig config) {
    // Counted from the end, −1 being the state after the last layer.
    return config.towers().vision().layers() + 1 + config.visionLayer();
  }

  /** Tokens that a clip's sound becomes. */
  public static int soundTokens(HumanOmniConfig config) {
    return config.towers().audio().positions() / 3;
  }

  private static void closeAfter(Throwable failure, @Nullable AutoCloseable part) {
    try {
      if (part != null) {
        part.close();
      }
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }

  public HumanOmniConfig config() {
    return config;
  }

  public Qwen2 decoder() {
    return decoder;
  }

  /**
   * How much each branch counts for this question.
   *
   * @param ids the question for the gate, [1, tokens]
   * @return [1, 3], for video, body and face
   */
  public NDArray branches(NDManager scope, NDArray ids) {
    return bridge.branches(scope, question.encode(scope, ids, ids.onesLike()));
  }

  /**
   * The tokens of frames.
   *
   * @param pixels [frames, 3, side, side] in −1..1
   * @return [tokens, hidden], in the order of {@link FrameTokens#spans}
   */
  public NDArray see(NDManager scope, NDArray pixels, NDArray branches) {
    return bridge.see(scope, vision.after(scope, pixels, visionDepth(config)), branches);
  }

  /**
   * The tokens of 30 s of sound.
   *
   * @param mel [1, bins, 3000]
   * @return [tokens, hidden]
   */
  public NDArray hear(NDManager scope, NDArray mel) {
    return bridge.hear(scope, hearing.encode(scope, mel));
  }

  /** What the tokens of frames stand for. */
  public FrameTokens frameTokens() {
    return bridge.frameTokens();
  }

  @Override
  public void close() {
    decoder.close();
    bridge.close();
    question.close();
    hearing.close();
    vision.close();
  }
}
