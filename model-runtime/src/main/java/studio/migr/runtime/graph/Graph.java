package studio.migr.runtime.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import studio.migr.runtime.safetensors.TensorSource;

/**
 * A compiled tensor program with its weights and state. For one thread at a time; two graphs that
 * run at once are slower than one after the other.
 *
 * <p>An error within a graph arrives as {@link ai.djl.engine.EngineException} with the line of its
 * source.
 */
public final class Graph implements AutoCloseable {
  /** Instead of a stored type: {@code weights.py} then shares the tensor where it can. */
  private static final int SHARED = -1;

  private final PtNDManager manager;
  private final PtSymbolBlock module;
  private boolean asWritten;

  private Graph(PtNDManager manager, PtSymbolBlock module) {
    this.manager = manager;
    this.module = module;
  }

  /**
   * Compiles a program.
   *
   * @param sources all its sources, apart from the one for linear parts and that for weights
   * @param type the class among them that is the program, such as {@code qwen2.Qwen2}
   * @param attributes what the class is made with: whole numbers, fractions, empty maps and lists
   */
  public static Graph compile(
      List<GraphSource> sources,
      LinearOperator linear,
      String type,
      Map<String, Object> attributes) {
    Map<String, String> texts =
        sources.stream().collect(Collectors.toMap(GraphSource::name, GraphSource::text));
    texts.put("linear", linear.source().text());
    texts.put("weights", GraphSource.beside(Graph.class, "weights").text());
    byte[] archive = TorchScriptArchive.pack(texts, type, attributes);
    PtNDManager manager = Libtorch.start().newManager();
    try {
      return new Graph(
          manager, JniUtils.loadModule(manager, new ByteArrayInputStream(archive), false, false));
    } catch (IOException e) {
      manager.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /**
   * Has every call run without the graph optimiser. Its rewrites give other bits, and which it
   * makes depends on what the process has run before: a training that goes on in another process
   * would not be the same.
   */
  public Graph asWritten() {
    asWritten = true;
    return this;
  }

  /** A scope for the tensors of one request: closing it frees them all. */
  public NDManager newScope() {
    return manager.newSubManager();
  }

  /**
   * Runs a method without gradients.
   *
   * @param scope owns the result
   * @param inputs tensors and lists of them, whole numbers, fractions, flags and texts
   * @return the tensors of the result, those of lists and tuples one after the other
   */
  public NDList call(NDManager scope, String method, Object... inputs) {
    try (IValue result = run(method, inputs)) {
      return result.toNDList((PtNDManager) scope);
    }
  }

  /** Runs a method that only changes the graph's state. */
  public void tell(String method, Object... inputs) {
    run(method, inputs).close();
  }

  /**
   * Hands a weight over; the graph keeps a copy of its own, but shares {@link LiveTensors}.
   *
   * @param method takes (layer, name, tensor, stored type, wanted type, device)
   * @param layer the layer that the weight belongs to, -1 if to none
   * @param name its name there
   * @param tensor its name in the source
   */
  public void receive(
      String method,
      int layer,
      String name,
      TensorSource source,
      String tensor,
      Placement placement)
      throws WeightsException {
    if (source instanceof LiveTensors live && live.shares(tensor)) {
      int precision = placement.precision().code();
      tell(method, layer, name, live.tensor(tensor), SHARED, precision, placement.device());
      return;
    }
    try (NDManager scope = newScope()) {
      tell(
          method,
          layer,
          name,
          Tensors.read(scope, source, tensor),
          Tensors.code(source.info(tensor).type()),
          placement.precision().code(),
          placement.device());
    }
  }

  private IValue run(String method, Object... inputs) {
    IValue[] values = new IValue[inputs.length];
    if (asWritten) {
      JniUtils.setGraphExecutorOptimize(false); // belongs to the thread
    }
    try {
      for (int k = 0; k < inputs.length; k++) {
        values[k] = value(inputs[k]);
      }
      return IValueUtils.runMethod(module, method, values);
    } finally {
      if (asWritten) {
        JniUtils.setGraphExecutorOptimize(true);
      }
      for (IValue value : values) {
        if (value != null) {
          value.close();
        }
      }
    }
  }

  private static IValue value(Object input) {
    return switch (input) {
      case PtNDArray tensor -> IValue.from(tensor);
      case Integer number -> IValue.from((long) number);
      case Long number -> IValue.from((long) number);
      case Double number -> IValue.from((double) number);
      case Boolean flag -> IValue.from((boolean) flag);
      case String text -> IValue.from(text);
      case long[] numbers -> IValue.listFrom(numbers);
      case List<?> tensors ->
          IValue.listFrom(tensors.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
      default -> throw new IllegalArgumentException("no input of a graph: " + input.getClass());
    };
  }

  /**
   * Where a tensor on the processor lies, not a copy of it: valid as long as the graph keeps the
   * tensor.
   *
   * @param first the tensor's first number, of a tensor without gaps
   * @param bytes of the whole tensor
   */
  public static MemorySegment memory(NDArray first, long bytes) {
    ByteBuffer start = ((PtNDArray) first).toByteBuffer(true);
    return MemorySegment.ofAddress(MemorySegment.ofBuffer(start).address()).reinterpret(bytes);
  }

  /**
   * Runs a method with gradients and without the graph optimiser, as {@link #asWritten} has it:
   * those of {@code inputs} that ask for them get theirs when the result is followed backwards.
   *
   * @param scope owns the result
   * @param inputs tensors; those named {@code GROUP.KEY} arrive as one map for each group
   */
  public NDList callWithGradients(NDManager scope, String method, NDList inputs) {
    NDArray marker = scope.create(0f);
    marker.setName("module_method:" + method);
    NDList all = new NDList(marker);
    all.addAll(inputs);
    boolean before = JniUtils.isGradMode(); // belongs to the thread
    JniUtils.setGradMode(true);
    JniUtils.setGraphExecutorOptimize(false); // the thread's, too
    try {
      return IValueUtils.forward(module, all, true);
    } finally {
      JniUtils.setGradMode(before);
      JniUtils.setGraphExecutorOptimize(true);
    }
  }

  @Override
  public void close() {
    module.close();
    manager.close();
  }
}
