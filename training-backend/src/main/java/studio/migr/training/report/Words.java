package studio.migr.training.report;

/** Finds the sentences of a report, in whatever language the program runs. */
@FunctionalInterface
public interface Words {

  /**
   * @param key such as {@code evaluation.metric.war}
   * @param arguments for {0}, {1}…
   */
  String text(String key, Object... arguments);
}
