package studio.migr.training.dataset;

import java.io.IOException;

/** Clips of which no snapshot can be made, with the reason as data. */
public final class SnapshotException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Fault {
    NO_CLIPS,
    CLIP_TWICE,
    PERSON_IN_TWO_SPLITS
  }

  private final Fault fault;
  private final String name;

  SnapshotException(Fault fault, String name) {
    super(fault + ": " + name);
    this.fault = fault;
    this.name = name;
  }

  public Fault fault() {
    return fault;
  }

  /** Of the clip or person; blank if it is about none. */
  public String name() {
    return name;
  }
}
