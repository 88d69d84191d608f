package studio.migr.runtime.reader;

import java.util.List;

/** Reads which emotion a text speaks of. The same text always gives the same reading. */
public interface EmotionReader {

  /** Stands beside every figure that rests on this reader. */
  ReaderIdentity identity();

  /** The emotions it can tell apart. */
  List<String> labels();

  /** Reads a text of any length in one language that the reader knows. */
  EmotionReading read(String text);
}
