package studio.migr.app.shell;

/** What the work place is for; the clip stays in the middle of all of them. */
enum Room {
  CLIPS,
  ERRORS,
  ROUNDS,
  AGREEMENT,
  MODELS,
  SNAPSHOTS,
  RUNS;

  /** Whether it shows what was said of many clips. */
  boolean showsMany() {
    return this == ERRORS || this == AGREEMENT || this == SNAPSHOTS || this == RUNS;
  }

  /** Whether it takes the whole window, without the clip. */
  boolean wide() {
    return this == RUNS || this == SNAPSHOTS;
  }
}
