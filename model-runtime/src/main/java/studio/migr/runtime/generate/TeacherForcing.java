package studio.migr.runtime.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.work.Work;

/**
 * Reads given continuations of a prompt: what the model would have said of each token had it chosen
 * it. In chunks, so that nothing grows with the product of two lengths.
 */
final class TeacherForcing {
  /** Tokens whose probabilities over the vocabulary are held at once. */
  private static final int SCORED = 64;

  /** Bytes of attention that are held at once. */
  private static final long LOOKS = 256L << 20;

  private final Qwen2 decoder;

  TeacherForcing(Qwen2 decoder) {
    this.decoder = decoder;
  }

  /**
   * @param prompt [positions, hidden]
   * @return log-probabilities of each continuation's tokens
   */
  List<float[]> score(NDArray prompt, List<long[]> continuations, Work work) {
    int rows = continuations.size();
    int longest = continuations.stream().mapToInt(ids -> ids.length).max().orElseThrow();
    List<float[]> scores = continuations.stream().map(ids -> new float[ids.length]).toList();
    try (NDManager scope = decoder.newScope()) {
      Prompts one = Prompts.of(decoder, scope, List.of(prompt));
      int start = one.length() - 1;
      one.readAllButLast(decoder, start + longest, work);
      decoder.repeatCache(rows);
      Prompts prompts = one.repeated(decoder, scope, rows);
      NDArray ids = padded(scope, continuations, longest);
      NDArray vectors = decoder.preceding(scope, prompts.last(decoder, scope), ids);
      for (int from = 0; from < longest; from += SCORED) {
        work.check();
        work.progress(from, longest);
        int to = Math.min(from + SCORED, longest);
        try (NDManager chunk = decoder.newScope()) {
          NDArray part = decoder.cut(chunk, vectors, from, to);
          Qwen2.Reading reading =
              decoder.read(
                  chunk, part, start + from, start + to, prompts.first(), Detail.NONE, false);
          NDArray next = decoder.cut(chunk, ids, from, to);
          float[] found = decoder.logProbabilities(chunk, reading.last(), next).toFloatArray();
          keep(found, from, to, scores);
        }
      }
    }
    return scores;
  }

  private static void keep(float[] found, int from, int to, List<float[]> scores) {
    for (int row = 0; row < scores.size(); row++) {
      int count = Math.min(to, scores.get(row).length) - from;
      if (count > 0) {
        System.arraycopy(found, row * (to - from), scores.get(row), from, count);
      }
    }
  }

  private static NDArray padded(NDManager scope, List<long[]> rows, int longest) {
    long[] all = new long[rows.size() * longest];
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(rows.get(row), 0, all, row * longest, rows.get(row).length);
    }
    return scope.create(all, new Shape(rows.size(), longest));
  }

  /**
   * Reports where the model looked before each token of a continuation.
   *
   * @param prompt [positions, hidden]
   */
  void trace(
      NDArray prompt, long[] continuation, Detail detail, GenerationListener listener, Work work) {
    int tokens = continuation.length;
    try (NDManager scope = decoder.newScope()) {
      Prompts prompts = Prompts.of(decoder, scope, List.of(prompt));
      int start = prompts.length() - 1;
      prompts.readAllButLast(decoder, start + tokens, work);
      NDArray ids = padded(scope, List.of(continuation), tokens);
      NDArray vectors = decoder.preceding(scope, prompts.last(decoder, scope), ids);
      int most = mostQueries(start + tokens, detail);
      for (int from = 0; from < tokens; from += most) {
        work.check();
        work.progress(from, tokens);
        int to = Math.min(from + most, tokens);
        try (NDManager chunk = decoder.newScope()) {
          NDArray part = decoder.cut(chunk, vectors, from, to);
          Qwen2.Reading reading =
              decoder.read(chunk, part, start + from, start + to, prompts.first(), detail, false);
          NDArray next = decoder.cut(chunk, ids, from, to);
          float[] found = decoder.logProbabilities(chunk, reading.last(), next).toFloatArray();
          AttentionRows looks = new AttentionRows(reading.attention().orElseThrow());
          for (int k = from; k < to; k++) {
            listener.token(
                new GeneratedToken(
                    0,
                    k,
                    continuation[k],
                    found[k - from],
                    Optional.of(looks.of(0, k - from, 0, start + k + 1)),
                    k + 1 == tokens));
          }
        }
      }
    }
  }

  /** How many queries' attention over so many positions may be held at once. */
  private int mostQueries(int positions, Detail detail) {
    Qwen2Config shape = decoder.shape();
    long kept = (long) shape.layers() * (detail == Detail.HEADS ? shape.heads() : 1);
    long passing = 4L * shape.heads(); // of one layer: scores, scaled, masked, shares
    long bytes = (kept + passing) * positions * Float.BYTES;
    return Math.clamp(LOOKS / bytes, 1, SCORED);
  }
}
