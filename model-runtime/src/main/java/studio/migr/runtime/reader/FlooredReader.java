package studio.migr.runtime.reader;

import java.util.List;

/** Reads with one reader, and with another where that one finds nothing. */
public final class FlooredReader implements EmotionReader {
  private final EmotionReader first;
  private final EmotionReader floor;

  /**
   * @throws IllegalArgumentException if they do not read the same emotions
   */
  public FlooredReader(EmotionReader first, EmotionReader floor) {
    if (!first.labels().equals(floor.labels())) {
      throw new IllegalArgumentException(first.labels() + " and " + floor.labels());
    }
    this.first = first;
    this.floor = floor;
  }

  @Override
  public ReaderIdentity identity() {
    return new ReaderIdentity(
        first.identity().name() + " over " + floor.identity().name(),
        first.identity().version() + " over " + floor.identity().version());
  }

  @Override
  public List<String> labels() {
    return first.labels();
  }

  @Override
  public EmotionReading read(String text) {
    EmotionReading reading = first.read(text);
    return reading.strengths().isEmpty() ? floor.read(text) : reading;
  }
}
