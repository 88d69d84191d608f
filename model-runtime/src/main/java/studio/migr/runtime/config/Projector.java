package studio.migr.runtime.config;

import java.util.Arrays;
import studio.migr.runtime.modelfile.FieldException;

/**
 * How HumanOmni's projector for pictures is built. Both have three branches; they differ in depth
 * and in how the picture's edge is met.
 */
public enum Projector {
  /** HumanOmni 7B. */
  ALL_IN_ONE("all_in_one", 4, 1),
  /** HumanOmni 0.5B and R1-Omni 0.5B. */
  ALL_IN_ONE_SMALL("all_in_one_small", 2, 0);

  private final String word;
  private final int blocks;
  private final int padding;

  Projector(String word, int blocks, int padding) {
    this.word = word;
    this.blocks = blocks;
    this.padding = padding;
  }

  static Projector of(String word) {
    return Arrays.stream(values())
        .filter(projector -> projector.word.equals(word))
        .findFirst()
        .orElseThrow(() -> FieldException.unsupported("mm_projector_type", word));
  }

  /** Bottleneck blocks of each of its stages. */
  public int blocks() {
    return blocks;
  }

  /** Rows and columns of zeros around a frame before it is sampled down; time has one always. */
  public int padding() {
    return padding;
  }

  /** Tokens along one side of a frame, from the patches along one side. */
  public int side(int patches) {
    return (patches + 2 * padding - 2) / 2 + 1;
  }
}
