package studio.migr.runtime.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import studio.migr.runtime.attention.TokenAttention;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.work.Work;

/**
 * Makes answers with a decoder, several side by side. All but the last position of the prompts is
 * read in chunks; from there one position at a time, each by the same arithmetic whether its
 * attention is kept or not, so that the answers are the same. For one thread at a time.
 */
final class TokenGenerator implements AutoCloseable {
  /** The cache is looked at up to a multiple of this, so that shapes seldom change. */
  private static final int STRIDE = 64;

  private final Qwen2 decoder;
  private final Sampler sampler = new Sampler();

  TokenGenerator(Qwen2 decoder) {
    this.decoder = decoder;
  }

  /**
   * Answers prompts.
   *
   * @param rows the prompts' vectors, each [positions, hidden]
   * @param times how many answers each prompt gets, in rows one after the other
   * @param work told how many tokens are made, and asked before each whether to stop
   * @throws CancellationException if the work was cancelled; the tokens reported before stay valid
   */
  void generate(
      List<NDArray> rows,
      int times,
      GenerationSettings settings,
      GenerationListener listener,
      Work work) {
    try (NDManager scope = decoder.newScope()) {
      Prompts prompts = Prompts.of(decoder, scope, rows);
      int room = roundedUp(prompts.length() + settings.maxTokens());
      prompts.readAllButLast(decoder, room, work);
      if (times > 1) {
        prompts = prompts.repeated(decoder, scope, times);
        decoder.repeatCache(times);
      }
      answer(prompts, room, settings, listener, work);
    }
  }

  /**
   * Answers prompts of which all but the last position was read.
   *
   * @param room places that may be filled
   */
  void answer(
      Prompts prompts,
      int room,
      GenerationSettings settings,
      GenerationListener listener,
      Work work) {
    int rows = prompts.rows();
    boolean[] ended = new boolean[rows];
    SplittableRandom[] streams = Sampler.streams(settings.sampling(), rows);
    try (Steps steps = Steps.after(prompts, decoder, room, settings.attention())) {
      for (int index = 0; index < settings.maxTokens(); index++) {
        work.check();
        work.progress(index, settings.maxTokens());
        try (NDManager scope = decoder.newScope()) {
          Steps.Step step = steps.read(scope);
          Sampler.Choice choice = sampler.pick(scope, step.logits(), settings.sampling(), streams);
          steps.follow(choice.ids());
          report(prompts, step.looks(), choice, index, settings, ended, listener);
        }
        if (IntStream.range(0, rows).allMatch(row -> ended[row])) {
          return;
        }
      }
    }
  }

  private static void report(
      Prompts prompts,
      Optional<AttentionRows> looks,
      Sampler.Choice choice,
      int index,
      GenerationSettings settings,
      boolean[] ended,
      GenerationListener listener) {
    long[] ids = choice.ids().toLongArray();
    float[] logProbabilities = choice.logProbabilities().toFloatArray();
    int filled = prompts.length() + index;
    for (int k = 0; k < ids.length; k++) {
      int row = k;
      if (ended[row]) {
        continue;
      }
      if (Float.isNaN(logProbabilities[row])) {
        throw new NumbersOverflowException();
      }
      ended[row] = settings.stopTokens().contains(ids[row]) || index + 1 == settings.maxTokens();
      int padding = prompts.padding(row);
      Optional<TokenAttention> attention = looks.map(all -> all.of(row, 0, padding, filled));
      listener.token(
          new GeneratedToken(row, index, ids[row], logProbabilities[row], attention, ended[row]));
    }
  }

  static int roundedUp(int positions) {
    return (positions + STRIDE - 1) / STRIDE * STRIDE;
  }

  @Override
  public void close() {
    sampler.close();
  }
}
