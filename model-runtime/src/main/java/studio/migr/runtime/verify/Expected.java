package studio.migr.runtime.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import studio.migr.runtime.graph.Tensors;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.safetensors.SafetensorsFile;

/** A file of inputs and what must come out. */
public final class Expected implements AutoCloseable {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final SafetensorsFile file;

  private Expected(SafetensorsFile file) {
    this.file = file;
  }

  public static Expected open(Path file) throws IOException {
    return new Expected(SafetensorsFile.open(file));
  }

  public SafetensorsFile file() {
    return file;
  }

  /** A tensor as an input of a graph. */
  public NDArray tensor(NDManager scope, String name) throws WeightsException {
    return Tensors.read(scope, file, name);
  }

  public float[] floats(String name) {
    return file.bytes(name).toArray(FLOAT);
  }

  public long[] longs(String name) {
    return file.bytes(name).toArray(LONG);
  }

  public byte[] bytes(String name) {
    return file.bytes(name).toArray(ValueLayout.JAVA_BYTE);
  }

  /** The size of an axis, from 0. */
  public int size(String name, int axis) {
    return Math.toIntExact(file.info(name).size(axis));
  }

  /** How many zeros each row of a mask begins with: the padding on the left. */
  public long[] paddingOf(String mask) {
    int tokens = size(mask, 1);
    long[] values = longs(mask);
    long[] first = new long[size(mask, 0)];
    for (int row = 0; row < first.length; row++) {
      long[] one = Arrays.copyOfRange(values, row * tokens, (row + 1) * tokens);
      while (first[row] < tokens && one[(int) first[row]] == 0) {
        first[row]++;
      }
    }
    return first;
  }

  @Override
  public void close() {
    file.close();
  }
}
