package studio.migr.training.model;

import java.util.Optional;

/**
 * What a model is given of a clip. Two examples that hold the same object share what the towers
 * make of it.
 *
 * @param frames pictures one after the other, as {@link studio.migr.runtime.features.PictureInput}
 *     makes them
 * @param mel a spectrogram as {@link studio.migr.runtime.features.LogMel} makes it
 */
public record ClipFeatures(Optional<float[]> frames, Optional<float[]> mel) {
  /** Without a clip. */
  public static final ClipFeatures NONE = new ClipFeatures(Optional.empty(), Optional.empty());

  /** By identity: the arrays are large, and the same clip is the same object. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
