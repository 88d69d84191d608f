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

  /** The numbers of the tokens; empty if they were not kept, or the file is damaged. */
  List<Long> ids() {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try (AttentionReader reader = AttentionReader.open(file)) {
      List<Long> ids = new ArrayList<>();
      for (int token = 0; token < reader.size(); token++) {
        ids.add(reader.id(token));
      }
      return ids.stream().allMatch(id -> id == 0) ? List.of() : ids; // as earlier versions wrote
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Layer by layer, or their mean where that would take much room for each of many clips. */
  void write(PositionMap map, List<Long> ids, List<TokenAttention> looks) throws IOException {
    long numbers = looks.stream().mapToLong(look -> look.shares().length).sum();
    writeAll(
        map,
        ids,
        numbers <= MOST_NUMBERS ? looks : looks.stream().map(KeptAttention::mean).toList());
  }

  /** As it is, however much that is. */
  void writeAll(PositionMap map, List<Long> ids, List<TokenAttention> looks) throws IOException {
    try (AttentionWriter writer = AttentionWriter.create(file, map)) {
      for (int k = 0; k < looks.size(); k++) {
        writer.add(k < ids.size() ? ids.get(k) : 0, 0, looks.get(k));
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
