package studio.migr.runtime.graph;

/**
 * Where and how a model computes.
 *
 * @param device {@code cpu}, or a graphics card such as {@code cuda:0}
 */
public record Placement(String device, Precision precision, LinearOperator linear) {
  public static final String CPU = "cpu";

  /** Slow and exact, on the processor. */
  public static final Placement EXACT = new Placement(CPU, Precision.FLOAT32, LinearOperator.PLAIN);

  public Placement {
    if (linear != LinearOperator.PLAIN && !device.equals(CPU)) {
      throw new IllegalArgumentException(linear + " is for processors, not for " + device);
    }
  }
}
