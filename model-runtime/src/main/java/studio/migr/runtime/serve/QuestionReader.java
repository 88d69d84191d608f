package studio.migr.runtime.serve;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.config.WhisperConfig;
import studio.migr.runtime.explain.ClipInput;
import studio.migr.runtime.explain.Explainer;
import studio.migr.runtime.features.LogMel;
import studio.migr.runtime.features.PictureInput;
import studio.migr.runtime.generate.LanguageModel;
import studio.migr.runtime.generate.OmniModel;
import studio.migr.runtime.generate.Perception;
import studio.migr.runtime.prompt.ChatTemplate;
import studio.migr.runtime.prompt.Place;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.serve.protocol.Picture;
import studio.migr.runtime.serve.protocol.Question;
import studio.migr.runtime.tokenizer.BertTokenizer;
import studio.migr.runtime.tokenizer.TextTokenizer;
import studio.migr.runtime.work.Work;

/** Makes what a model reads of what the protocol brings: words, pictures and sound. */
final class QuestionReader implements AutoCloseable {
  private static final String TOKENIZER = "tokenizer.json";

  /** BERT's marks for the start and the end of a text, when there are no words between. */
  private static final long[] NOTHING_ASKED = {101, 102};

  private final LanguageModel model;
  private final @Nullable TextTokenizer tokenizer;
  private final @Nullable BertTokenizer gate;
  private final ChatTemplate template;

  private QuestionReader(
      LanguageModel model,
      @Nullable TextTokenizer tokenizer,
      @Nullable BertTokenizer gate,
      ChatTemplate template) {
    this.model = model;
    this.tokenizer = tokenizer;
    this.gate = gate;
    this.template = template;
  }

  /** A checkpoint without a tokenizer takes prompts as token ids only. */
  static QuestionReader open(Path folder, LanguageModel model) throws IOException {
    if (!Files.exists(folder.resolve(TOKENIZER))) {
      return new QuestionReader(model, null, null, ChatTemplate.QWEN);
    }
    ChatTemplate template = ChatTemplate.read(folder);
    TextTokenizer words = TextTokenizer.open(folder);
    try {
      Optional<Path> bert =
          model instanceof OmniModel ? BertTokenizer.find(folder) : Optional.empty();
      BertTokenizer gate = bert.isPresent() ? BertTokenizer.open(bert.get()) : null;
      return new QuestionReader(model, words, gate, template);
    } catch (Throwable e) {
      words.close();
      throw e;
    }
  }

  Optional<TextTokenizer> tokenizer() {
    return Optional.ofNullable(tokenizer);
  }

  boolean knowsWords() {
    return tokenizer != null;
  }

  /** Reads the question, and sees and hears its clip. */
  AskedQuestion read(Question asked, Work work) throws RefusalException {
    work.check();
    long start = System.nanoTime();
    boolean clip = asked.getPicturesCount() > 0 || asked.hasSound();
    if (clip && !(model instanceof OmniModel)) {
      throw new RefusalException("engine.refusal.no-senses");
    }
    Prompt prompt = prompt(asked);
    Optional<Perception> perception =
        clip && model instanceof OmniModel omni
            ? Optional.of(perceive(omni, asked))
            : Optional.empty();
    return new AskedQuestion(
        new studio.migr.runtime.generate.Question(prompt, perception),
        (System.nanoTime() - start) / 1e6);
  }

  /** A question in words about a clip, ready to be asked under several conditions. */
  ClipInput clip(Question asked) throws RefusalException {
    if (!(model instanceof OmniModel omni)) {
      throw new RefusalException("engine.refusal.no-senses");
    }
    if (tokenizer == null || asked.hasPrompt()) {
      throw new RefusalException("engine.refusal.no-tokenizer");
    }
    return new ClipInput(
        asked.getWords(),
        frames(omni, asked),
        asked.getPicturesCount(),
        Looks.places(asked),
        mel(omni, asked),
        omni.config().towers().audio().melBins(),
        asked.getSound().size() * 1e3 / Float.BYTES / LogMel.SAMPLE_RATE,
        gateWords(omni, asked));
  }

  /** Explains answers of this model; there has to be a tokenizer. */
  Explainer explainer() throws RefusalException {
    if (tokenizer == null || !(model instanceof OmniModel omni)) {
      throw new RefusalException("engine.refusal.no-tokenizer");
    }
    return new Explainer(omni, tokenizer, template);
  }

  private Prompt prompt(Question asked) throws RefusalException {
    Set<Place> shown = EnumSet.noneOf(Place.class);
    if (asked.getPicturesCount() > 0) {
      shown.add(Place.VIDEO);
    }
    if (asked.hasSound()) {
      shown.add(Place.AUDIO);
    }
    if (asked.hasPrompt()) {
      List<Long> ids = asked.getPrompt().getIdsList();
      for (Place place : Place.values()) {
        if (ids.contains((long) place.id()) != shown.contains(place)) {
          throw new RefusalException("engine.refusal.tokens");
        }
      }
      if (ids.isEmpty()
          || ids.stream()
              .anyMatch(
                  id ->
                      id >= model.shape().vocabulary()
                          || (id < 0 && shown.stream().noneMatch(place -> place.id() == id)))) {
        throw new RefusalException("engine.refusal.tokens");
      }
      return new Prompt(ids);
    }
    if (tokenizer == null) {
      throw new RefusalException("engine.refusal.no-tokenizer");
    }
    return model instanceof OmniModel omni
        ? Prompt.ofClip(asked.getWords(), shown, omni.config().wrapped(), template, tokenizer)
        : Prompt.ofText(asked.getWords(), template, tokenizer);
  }

  private Perception perceive(OmniModel omni, Question asked) throws RefusalException {
    return omni.perceive(frames(omni, asked), mel(omni, asked), gateWords(omni, asked));
  }

  private static Optional<float[]> frames(OmniModel omni, Question asked) throws RefusalException {
    return asked.getPicturesCount() == 0
        ? Optional.empty()
        : Optional.of(pixels(asked.getPicturesList(), omni.config().towers().vision().imageSize()));
  }

  private static Optional<float[]> mel(OmniModel omni, Question asked) {
    WhisperConfig hearing = omni.config().towers().audio();
    return asked.hasSound()
        ? Optional.of(new LogMel(hearing.melBins(), hearing.steps()).of(samples(asked.getSound())))
        : Optional.empty();
  }

  private long[] gateWords(OmniModel omni, Question asked) throws RefusalException {
    if (gate != null) {
      return gate.encode(asked.getWords(), omni.config().towers().text().positions());
    }
    if (asked.hasPrompt()) {
      return NOTHING_ASKED;
    }
    throw new RefusalException("engine.refusal.no-gate");
  }

  private static float[] pixels(List<Picture> pictures, int size) throws RefusalException {
    int plane = 3 * size * size;
    float[] all = new float[pictures.size() * plane];
    for (int k = 0; k < pictures.size(); k++) {
      Picture picture = pictures.get(k);
      long bytes = 3L * picture.getWidth() * picture.getHeight();
      if (picture.getWidth() < 1 || picture.getHeight() < 1 || picture.getRgb().size() != bytes) {
        throw new RefusalException("engine.refusal.picture");
      }
      float[] one =
          PictureInput.of(
              picture.getRgb().toByteArray(), picture.getWidth(), picture.getHeight(), size);
      System.arraycopy(one, 0, all, k * plane, plane);
    }
    return all;
  }

  private static float[] samples(ByteString sound) {
    FloatBuffer floats =
        sound.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] samples = new float[floats.remaining()];
    floats.get(samples);
    return samples;
  }

  @Override
  public void close() {
    if (tokenizer != null) {
      tokenizer.close();
    }
    if (gate != null) {
      gate.close();
    }
  }
}
