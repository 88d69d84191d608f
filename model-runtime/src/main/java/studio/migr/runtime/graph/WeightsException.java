package studio.migr.runtime.graph;

import java.io.IOException;

/** The weights do not make the model that the configuration describes. */
public final class WeightsException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with a tensor. */
  public enum Fault {
    /** It is not there. */
    MISSING,
    /** It has another shape than the configuration asks for. */
    OTHER_SHAPE,
    /** It has a data type that no graph computes with. */
    UNUSABLE_TYPE
  }

  private final Fault fault;
  private final String tensor;
  private final String detail;

  /**
   * @param detail of {@link Fault#OTHER_SHAPE} both shapes, of {@link Fault#UNUSABLE_TYPE} the type
   */
  public WeightsException(Fault fault, String tensor, String detail) {
    super(fault + " " + tensor + " " + detail);
    this.fault = fault;
    this.tensor = tensor;
    this.detail = detail;
  }

  public Fault fault() {
    return fault;
  }

  public String tensor() {
    return tensor;
  }

  public String detail() {
    return detail;
  }
}
