package studio.migr.runtime.graph;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.safetensors.TensorType;

/** Tensors of files as graphs take them. */
public final class Tensors {
  private Tensors() {}

  /**
   * A tensor that reads the bytes of its source in place. BF16 comes as FLOAT16 of the same bits:
   * the binding knows no BF16, and {@link #code} tells the graph.
   *
   * @param scope owns the tensor; close it before the source
   * @throws WeightsException if the source has none of that name, or of a type that graphs do not
   *     know
   */
  public static NDArray read(NDManager scope, TensorSource source, String name)
      throws WeightsException {
    if (!source.has(name)) {
      throw new WeightsException(WeightsException.Fault.MISSING, name, "");
    }
    TensorInfo info = source.info(name);
    return JniUtils.createNdFromByteBuffer(
        (PtNDManager) scope,
        aligned(source.bytes(name), info.type().bits() / Byte.SIZE),
        new Shape(info.shapeArray()),
        inBinding(info),
        SparseFormat.DENSE,
        Device.cpu());
  }

  /**
   * The bytes where they lie, if numbers may begin there, or else a copy. Only the address is used,
   * so a tensor may go on behind the longest buffer that Java has.
   */
  private static ByteBuffer aligned(MemorySegment bytes, int width) {
    long shown = Math.min(bytes.byteSize(), Integer.MAX_VALUE - (long) Long.BYTES);
    if (bytes.isNative() && bytes.address() % Math.max(width, 1) == 0) {
      return bytes.asSlice(0, shown).asByteBuffer().order(ByteOrder.nativeOrder());
    }
    ByteBuffer copy =
        ByteBuffer.allocateDirect(Math.toIntExact(bytes.byteSize())).order(ByteOrder.nativeOrder());
    MemorySegment.ofBuffer(copy).copyFrom(bytes);
    return copy;
  }

  private static DataType inBinding(TensorInfo info) throws WeightsException {
    return switch (info.type()) {
      case F64 -> DataType.FLOAT64;
      case F32 -> DataType.FLOAT32;
      case F16, BF16 -> DataType.FLOAT16;
      case I64 -> DataType.INT64;
      case I32 -> DataType.INT32;
      case I8 -> DataType.INT8;
      case U8 -> DataType.UINT8;
      case BOOL -> DataType.BOOLEAN;
      default ->
          throw new WeightsException(
              WeightsException.Fault.UNUSABLE_TYPE, info.name(), info.type().name());
    };
  }

  /** The number by which TorchScript knows a type that {@link #read} takes. */
  static int code(TensorType type) {
    return switch (type) {
      case U8 -> 0;
      case I8 -> 1;
      case I32 -> 3;
      case I64 -> 4;
      case F16 -> 5;
      case F32 -> 6;
      case F64 -> 7;
      case BOOL -> 11;
      case BF16 -> 15;
      default -> throw new IllegalArgumentException(type.name());
    };
  }

  /**
   * @throws WeightsException if the source has no tensor of that name and shape
   */
  public static void requireShape(TensorSource source, String name, long... shape)
      throws WeightsException {
    if (!source.has(name)) {
      throw new WeightsException(WeightsException.Fault.MISSING, name, "");
    }
    long[] found = source.info(name).shapeArray();
    if (!java.util.Arrays.equals(found, shape)) {
      throw new WeightsException(
          WeightsException.Fault.OTHER_SHAPE,
          name,
          java.util.Arrays.toString(found) + " ≠ " + java.util.Arrays.toString(shape));
    }
  }
}
