package studio.migr.runtime.speed;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.generate.DecoderModel;
import studio.migr.runtime.generate.GenerationRequest;
import studio.migr.runtime.generate.GenerationSettings;
import studio.migr.runtime.generate.Question;
import studio.migr.runtime.generate.Sampling;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.work.Work;

/**
 * Times a decoder against the machine's own memory: a token cannot come faster than its weights are
 * read once. Each round measures the memory and the decoder with and without attention one after
 * the other, so that what else the machine does meets all alike; medians over the rounds are
 * compared.
 *
 * @param prefillMs a token of the prompt, while it is read
 * @param shortPrefillMs the same of a prompt of a quarter of the tokens
 * @param decodeMs a token of the answer, without its attention
 * @param captureMs a token of the answer, with its attention by layer
 * @param bytesPerSecond what the memory gave when one large block was read
 * @param weightBytes what a token of the answer reads
 * @param cacheBytes keys and values of prompt and answer
 * @param loadedBytes by how much the process grew for the model; empty if the system does not say
 * @param residentBytes what the whole process held after the last round
 */
public record ModelSpeed(
    double prefillMs,
    double shortPrefillMs,
    double decodeMs,
    double captureMs,
    double bytesPerSecond,
    long weightBytes,
    long cacheBytes,
    OptionalLong loadedBytes,
    OptionalLong residentBytes) {
  /** Numbers of four bytes, more than any cache holds; a card would read so few in no time. */
  private static final int BLOCK = 64 << 20;

  private static final int BLOCK_OF_CARD = 512 << 20;
  private static final int READS = 6;
  private static final int WARM_UP = 4;

  /** The time in which the weights are read once. */
  public double floorMs() {
    return weightBytes / bytesPerSecond * 1e3;
  }

  /** What is measured: tokens of the prompt, tokens of each answer, and how often. */
  public record Plan(int prompt, int answer, int rounds) {
    /** Tokens of the shorter prompt. */
    public int shortPrompt() {
      return Math.max(2, prompt / 4);
    }
  }

  public static ModelSpeed measure(
      Qwen2Config config, TensorSource weights, Placement placement, Plan plan, Work work)
      throws WeightsException {
    long bytes = DecoderBytes.readForOneToken(config, weights, placement);
    OptionalLong before = ProcessMemory.resident();
    Qwen2 decoder = Qwen2.load(config, weights, placement, Work.UNWATCHED);
    OptionalLong after = ProcessMemory.resident();
    List<Double> prefill = new ArrayList<>();
    List<Double> shortPrefill = new ArrayList<>();
    List<Double> decode = new ArrayList<>();
    List<Double> capture = new ArrayList<>();
    List<Double> memory = new ArrayList<>();
    OptionalLong resident;
    try (DecoderModel model = new DecoderModel(decoder);
        NDManager scope = decoder.newScope()) {
      NDArray block = block(scope, placement);
      SplittableRandom random = new SplittableRandom(2);
      List<Long> ids =
          LongStream.range(0, plan.prompt)
              .map(k -> random.nextLong(config.vocabulary()))
              .boxed()
              .toList();
      Question question = Question.of(new Prompt(ids));
      Question brief = Question.of(new Prompt(ids.subList(0, plan.shortPrompt())));
      run(model, question, WARM_UP, Detail.LAYERS);
      for (int round = 0; round < plan.rounds; round++) {
        work.check();
        work.progress(round, plan.rounds);
        memory.add(bytesPerSecond(block));
        double[] plain = run(model, question, plan.answer, Detail.NONE);
        decode.add(median(plain));
        prefill.add(readMs(plain) / plan.prompt);
        shortPrefill.add(readMs(run(model, brief, WARM_UP, Detail.NONE)) / plan.shortPrompt());
        memory.add(bytesPerSecond(block));
        capture.add(median(run(model, question, plan.answer, Detail.LAYERS)));
      }
      resident = ProcessMemory.resident();
    }
    return new ModelSpeed(
        median(prefill),
        median(shortPrefill),
        median(decode),
        median(capture),
        median(memory),
        bytes,
        cacheBytes(config, placement, plan.prompt + plan.answer),
        before.isPresent() && after.isPresent()
            ? OptionalLong.of(Math.max(0, after.getAsLong() - before.getAsLong()))
            : OptionalLong.empty(),
        resident);
  }

  /** What the prompt took: the first token without a step of its own. */
  private static double readMs(double[] times) {
    double rest = times[0] - median(times);
    return rest > 0 ? rest : times[0];
  }

  /** Keys and values of so many positions in one row. */
  public static long cacheBytes(Qwen2Config config, Placement placement, int positions) {
    return 2L
        * config.layers()
        * config.keyValueHeads()
        * config.headSize()
        * positions
        * placement.between().bytes();
  }

  /** Milliseconds to the first token, then from each to the next. */
  private static double[] run(DecoderModel model, Question question, int tokens, Detail detail) {
    double[] times = new double[tokens];
    long[] last = {System.nanoTime()};
    model.generate(
        new GenerationRequest(
            List.of(question),
            1,
            new GenerationSettings(tokens, Sampling.GREEDY, Set.of(), detail)),
        token -> {
          long now = System.nanoTime();
          times[token.index()] = (now - last[0]) / 1e6;
          last[0] = now;
        },
        Work.UNWATCHED);
    return times;
  }

  /** Something large to read, on the device that computes. */
  private static NDArray block(NDManager scope, Placement placement) {
    if (placement.device().equals(Placement.CPU)) {
      return scope.ones(new Shape(BLOCK));
    }
    String number = placement.device().replaceAll("\\D", "");
    Device card = Device.gpu(number.isEmpty() ? 0 : Integer.parseInt(number));
    return scope.ones(new Shape(BLOCK_OF_CARD), DataType.FLOAT32, card);
  }

  /** The fastest of some reads: other work on the machine only makes them longer. */
  private static double bytesPerSecond(NDArray block) {
    long shortest = Long.MAX_VALUE;
    for (int k = 0; k < READS; k++) {
      long start = System.nanoTime();
      try (NDArray sum = block.sum()) {
        sum.toFloatArray();
      }
      shortest = Math.min(shortest, System.nanoTime() - start);
    }
    return (double) block.size() * Float.BYTES / shortest * 1e9;
  }

  /** The median of all but the first, which includes the prompt. */
  private static double median(double[] times) {
    return median(Arrays.stream(times).skip(1).boxed().toList());
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
