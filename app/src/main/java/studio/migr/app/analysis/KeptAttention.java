package studio.migr.app.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import studio.migr.app.engine.AnswerTrail;
import studio.migr.runtime.attention.AttentionReader;
import studio.migr.runtime.attention.AttentionWriter;
import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.attention.TokenAttention;
import studio.migr.runtime.work.Work;

/**
 * Where the tokens of a kept answer looked, in a file beside the explanation. Any thread.
 *
 * @param atHand what of it was read before it was asked for
 */
record KeptAttention(Path file, List<TokenAttention> atHand) implements AnswerTrail.Memory {
  /** Of 2 bytes each: 4 MB for a clip. */
  private static final long MOST_NUMBERS = 2_000_000;

  KeptAttention(Path file) {
    this(file, List.of());
  }

  /** Empty if nothing was kept, or the file is damaged. */
  @Override
  public List<TokenAttention> looks(int from, int to, Work work) throws IOException {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    List<TokenAttention> looks = new ArrayList<>();
    try (AttentionReader reader = AttentionReader.open(file)) {
      for (int token = from; token < Math.min(to, reader.size()); token++) {
        work.check();
        looks.add(reader.token(token));
      }
    }
    return looks;
  }

  /** Layer by layer, or their mean where that would take much room for each of many clips. */
  void write(PositionMap map, List<TokenAttention> looks) throws IOException {
    long numbers = looks.stream().mapToLong(look -> look.shares().length).sum();
    try (AttentionWriter writer = AttentionWriter.create(file, map)) {
      for (TokenAttention look : looks) {
        writer.add(0, 0, numbers <= MOST_NUMBERS ? look : mean(look));
      }
      writer.finish();
    }
  }

  private static TokenAttention mean(TokenAttention look) {
    double[] mean = look.mean();
    float[] shares = new float[mean.length];
    for (int k = 0; k < shares.length; k++) {
      shares[k] = (float) mean[k];
    }
    return new TokenAttention(1, 1, shares.length, shares);
  }
}
