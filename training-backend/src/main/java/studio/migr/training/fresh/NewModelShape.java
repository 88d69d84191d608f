package studio.migr.training.fresh;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Sizes of a new model, in which a step of training is cheap on a processor. */
public enum NewModelShape {
  /**
   * Under five million numbers: the face in 8 frames, 72 pixels across, becomes 9 tokens each, 4 s
   * of sound 66 tokens.
   */
  TINY(192, 512, 5, 6, 2, 1500, new Senses(8, true, 72, 12, 128, 256, 2, 4, 80, 200, 128, 256, 2)),
  /** Very small: for trying out in seconds. 2 frames become 4 tokens each, 1.2 s of sound 20. */
  MICRO(32, 64, 2, 2, 1, 400, new Senses(2, false, 64, 16, 16, 32, 1, 2, 20, 60, 16, 32, 1));

  /**
   * @param faceCrops whether frames are cut to the face
   * @param size pixels of a side of a frame or face
   * @param soundPositions of 20 ms
   */
  record Senses(
      int frames,
      boolean faceCrops,
      int size,
      int patch,
      int width,
      int wide,
      int layers,
      int heads,
      int melBins,
      int soundPositions,
      int soundWidth,
      int soundWide,
      int soundLayers) {}

  final int hidden;
  final int wide;
  final int layers;
  final int heads;
  final int keyHeads;
  final int tokens;
  final Senses senses;

  NewModelShape(
      int hidden, int wide, int layers, int heads, int keyHeads, int tokens, Senses senses) {
    this.hidden = hidden;
    this.wide = wide;
    this.layers = layers;
    this.heads = heads;
    this.keyHeads = keyHeads;
    this.tokens = tokens;
    this.senses = senses;
  }

  /** Its name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<NewModelShape> named(String id) {
    return Arrays.stream(values()).filter(shape -> shape.id().equals(id)).findFirst();
  }
}
