package studio.migr.app.errors;

/** Who says what a clip shows. */
public sealed interface Source {

  /**
   * What is taken as right: the agreed label; else what a data set states, or what is known of a
   * generated clip; else the emotion that most people chose.
   */
  record Reference() implements Source {}

  /** One person: the last pass that he or she finished, or a data set under its name. */
  record Person(String name) implements Source {}

  /**
   * A model.
   *
   * @param key tells it from others of that name
   */
  record Model(String key, String name) implements Source {}

  /** The only reference there is. */
  Source REFERENCE = new Reference();
}
