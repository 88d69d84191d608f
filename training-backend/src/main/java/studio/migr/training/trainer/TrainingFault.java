package studio.migr.training.trainer;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a training cannot begin or go on. The reason is data: whoever reports it has the words. */
public final class TrainingFault extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. What the details say stands beside each. */
  public enum Kind {
    /** Details: the file, the name of the setting. */
    UNKNOWN_SETTING,
    /** Details: the file, the name of the setting, its value. */
    BAD_SETTING,
    /** Details: the file. */
    BAD_CONFIG,
    /** Details: the data set, the clip. */
    MISSING_LABEL,
    /** The data set teaches nothing: no clip has reasoning. Details: the data set. */
    NO_SAMPLES,
    /** Details: the clip, its tokens, the model's most. */
    TOO_LONG,
    /** Details: bytes needed and left, the folder. */
    DISK_FULL,
    /** Details: what the library said. */
    OUT_OF_MEMORY,
    /** Details: the checkpoint. */
    DAMAGED_CHECKPOINT,
    /** Details: the step. */
    NO_NUMBER,
    /** The settings or the data are not those that the run began with. Details: the run. */
    OTHER_RUN,
    /** No group of answers has rewards that differ. Details: the steps. */
    EQUAL_REWARDS,
    /** What another program will do is not known beforehand. Details: the program. */
    NO_PLAN
  }

  private final Kind kind;
  private final String[] details;

  public TrainingFault(Kind kind, String... details) {
    this(null, kind, details);
  }

  public TrainingFault(@Nullable Throwable cause, Kind kind, String... details) {
    super(kind + ": " + String.join(", ", details), cause);
    this.kind = kind;
    this.details = details.clone();
  }

  public Kind kind() {
    return kind;
  }

  public List<String> details() {
    return List.of(details);
  }
}
