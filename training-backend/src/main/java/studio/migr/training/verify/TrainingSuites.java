package studio.migr.training.verify;

import java.util.List;
import studio.migr.runtime.verify.CheckSuite;

/** The comparisons of what trains. */
public final class TrainingSuites {
  private TrainingSuites() {}

  public static List<CheckSuite> all() {
    return List.of(new LoraSuite(), new GrpoSuite());
  }
}
