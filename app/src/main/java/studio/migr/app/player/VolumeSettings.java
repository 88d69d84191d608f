package studio.migr.app.player;

/**
 * How loud clips are played.
 *
 * @param volume 0 to 1, in equal steps for the ear
 * @param muted whether nothing is heard, whatever the volume
 */
record VolumeSettings(double volume, boolean muted) {
  static final VolumeSettings DEFAULT = new VolumeSettings(1, false);

  VolumeSettings {
    volume = Double.isNaN(volume) ? 1 : Math.clamp(volume, 0, 1);
  }

  /** What samples are multiplied by: half the volume sounds about half as loud. */
  double gain() {
    return muted ? 0 : volume * volume;
  }
}
