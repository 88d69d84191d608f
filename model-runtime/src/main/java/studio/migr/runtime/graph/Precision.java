package studio.migr.runtime.graph;

/** How numbers are kept while a graph computes. */
public enum Precision {
  FLOAT32(6, 4),
  FLOAT16(5, 2),
  BFLOAT16(15, 2);

  private final int code;
  private final int bytes;

  Precision(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** The number by which TorchScript knows it. */
  public int code() {
    return code;
  }

  /** Bytes of one number. */
  public int bytes() {
    return bytes;
  }
}
