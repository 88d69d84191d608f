package studio.migr.runtime.media;

/**
 * Something about a usable clip that the annotator should know. Its sentence is {@code
 * media.note.<name>}.
 */
public enum MediaNote {
  /** There is no sound. */
  SILENT,
  /** There is no picture. */
  SOUND_ONLY,
  /** Frames are not evenly spaced. */
  VARIABLE_FRAME_RATE,
  /** Picture and sound do not start together (more than 40 ms apart). */
  OFFSET_START,
  /** Picture and sound do not end together (more than 200 ms apart). */
  UNEVEN_END,
  /** There are several audio streams; the first is played. */
  SEVERAL_AUDIO_TRACKS,
  /** The sound is there but does not decode. */
  BROKEN_SOUND,
  /** Some frames in between are damaged. */
  DAMAGED_FRAMES
}
