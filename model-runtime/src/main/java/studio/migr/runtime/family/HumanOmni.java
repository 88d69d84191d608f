package studio.migr.runtime.family;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.work.Work;

/**
 * HumanOmni (arXiv 2501.15111), and R1-Omni and MIGR that were trained from it: towers for
 * pictures, sound and the question, a bridge, and the decoder. For one thread at a time.
 */
public final class HumanOmni implements AutoCloseable {
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
      vision =
          Siglip.load(
              config.towers().vision(), source, "model.vision_tower.vision_tower.", towers, work);
      hearing =
          Whisper.load(
              config.towers().audio(),
              source,
              "model.audio_tower.audio_tower.encoder.",
              towers,
              work);
      question = Bert.load(config.towers().text(), source, "model.bert_model.", towers, work);
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
    // Counted from the end, −1 being the state after the last layer.
    int depth = config.towers().vision().layers() + 1 + config.visionLayer();
    return bridge.see(scope, vision.after(scope, pixels, depth), branches);
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
