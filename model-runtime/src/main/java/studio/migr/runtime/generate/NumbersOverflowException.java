package studio.migr.runtime.generate;

/** The model's numbers left the range of their data type: FP16 is too narrow for some models. */
public final class NumbersOverflowException extends ArithmeticException {
  private static final long serialVersionUID = 1L;

  NumbersOverflowException() {
    super("the model's numbers left the range of their data type");
  }
}
