package studio.migr.app.shell;

/** What the work place is for; the clip stays in the middle of all of them. */
enum Room {
  CLIPS,
  ROUNDS,
  AGREEMENT,
  MODELS
}
