package studio.migr.runtime.playback;

/** What tells the time while a clip plays. */
public enum ClockSource {
  /** What the audio device has played. */
  AUDIO_DEVICE,
  /** The machine's clock: there is sound, but no audio device that works. Nothing is heard. */
  WALL_NO_DEVICE,
  /** The machine's clock: the clip has no sound. */
  WALL_NO_SOUND
}
