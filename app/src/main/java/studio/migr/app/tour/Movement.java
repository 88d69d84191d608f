package studio.migr.app.tour;

/** What a view does by itself while motion is reduced. */
enum Movement {
  NOT_LOOKED_AT,
  STILL,
  /** A clip plays, which is what it is for. */
  PLAYS,
  MOVES;

  /** Of two looks of one view, what is worse in either. */
  Movement worse(Movement other) {
    return compareTo(other) > 0 ? this : other;
  }
}
