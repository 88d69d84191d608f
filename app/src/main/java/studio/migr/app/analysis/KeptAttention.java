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

/** Where the tokens of a kept answer looked, in a file beside the explanation. Any thread. */
record KeptAttention(Path file) implements AnswerTrail.Memory {

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

  void write(PositionMap map, List<TokenAttention> looks) throws IOException {
    try (AttentionWriter writer = AttentionWriter.create(file, map)) {
      for (TokenAttention look : looks) {
        writer.add(0, 0, look);
      }
      writer.finish();
    }
  }
}
