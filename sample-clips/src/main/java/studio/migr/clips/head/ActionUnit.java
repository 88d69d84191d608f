package studio.migr.clips.head;

/**
 * The facial action units that the head can show, by their numbers in the Facial Action Coding
 * System (Ekman, Friesen and Hager 2002).
 */
public enum ActionUnit {
  /** Inner brow raiser. */
  AU01,
  /** Outer brow raiser. */
  AU02,
  /** Brow lowerer. */
  AU04,
  /** Upper lid raiser. */
  AU05,
  /** Cheek raiser. */
  AU06,
  /** Lid tightener. */
  AU07,
  /** Nose wrinkler. */
  AU09,
  /** Upper lip raiser. */
  AU10,
  /** Lip corner puller. */
  AU12,
  /** Dimpler. */
  AU14,
  /** Lip corner depressor. */
  AU15,
  /** Chin raiser. */
  AU17,
  /** Lip stretcher. */
  AU20,
  /** Lip tightener. */
  AU23,
  /** Lip pressor. */
  AU24,
  /** Lips part. */
  AU25,
  /** Jaw drop. */
  AU26,
  /** Blink. */
  AU45
}
