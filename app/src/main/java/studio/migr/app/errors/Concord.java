package studio.migr.app.errors;

/** Whether the people who judged a clip from sound and picture agree. */
public enum Concord {
  /** Two or more chose the same emotion. */
  AGREE,
  /** They chose different ones. */
  DIFFER,
  /** Fewer than two judged it. */
  OPEN
}
