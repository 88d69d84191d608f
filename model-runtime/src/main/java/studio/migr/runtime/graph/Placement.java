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

  /** Linear weights as bytes, on the processor. */
  public static final Placement INT8 = new Placement(CPU, Precision.BFLOAT16, LinearOperator.INT8);

  /** The fastest on the processor without changing answers. */
  public static Placement onProcessor(Precision precision) {
    return new Placement(CPU, precision, LinearOperator.fastest(precision));
  }

  public Placement {
    if (linear != LinearOperator.PLAIN && !device.equals(CPU)) {
      throw new IllegalArgumentException(linear + " is for processors, not for " + device);
    }
    if (linear.bytes() && precision != Precision.BFLOAT16) {
      throw new IllegalArgumentException("weights as bytes stand beside others in BF16");
    }
  }

  /** Of what lies between the linear parts: on a processor, narrower types are slower, too. */
  public Precision between() {
    return device.equals(CPU) ? Precision.FLOAT32 : precision;
  }

  /** Bytes of one weight of a linear part. */
  public int bytesPerWeight() {
    return linear.bytes() ? 1 : precision.bytes();
  }
}
