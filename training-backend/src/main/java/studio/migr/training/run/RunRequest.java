package studio.migr.training.run;

import java.util.Locale;

/** How somebody asks a trainer to end, in the file {@code request}. */
public enum RunRequest {
  /** End after this step and keep what was reached. */
  STOP,
  /** End after this step; what was reached is not wanted. */
  CANCEL;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
