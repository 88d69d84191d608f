package studio.migr.runtime.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.migr.runtime.generate.LanguageModels;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.graph.LinearOperator;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.inspect.MemoryNeed;
import studio.migr.runtime.inspect.ModelInspector;
import studio.migr.runtime.inspect.ModelReport;
import studio.migr.runtime.safetensors.TensorType;
import studio.migr.runtime.serve.protocol.Alternative;
import studio.migr.runtime.serve.protocol.LoadRequest;
import studio.migr.runtime.serve.protocol.Precision;
import studio.migr.runtime.serve.protocol.Refusal;
import studio.migr.runtime.work.Work;

/** Loads checkpoints with libtorch, after it is known that they fit. */
public final class LanguageModelHost implements ModelHost {
  /** Numbers that take no more than 0.4 GB in FP32. */
  private static final long SMALL = 100_000_000;

  private static final Map<TensorType, Precision> STORED =
      Map.of(
          TensorType.F32, Precision.FLOAT32,
          TensorType.F16, Precision.FLOAT16,
          TensorType.BF16, Precision.BFLOAT16);

  @Override
  public HostedModel load(LoadRequest request, Work work) throws IOException, RefusalException {
    Path folder = Path.of(request.getFolder());
    ModelReport report = ModelInspector.inspect(folder, Long.MAX_VALUE);
    if (!report.loadable() && !report.problems().isEmpty()) {
      throw report.problems().getFirst();
    }
    String device = request.getDevice().isEmpty() ? Placement.CPU : request.getDevice();
    Precision precision = precision(request.getPrecision(), report, device);
    requirePossible(device, precision);
    if (!request.getRegardlessOfMemory()) {
      requireMemory(report, device, precision);
    }
    requireDevice(device);
    Placement placement = placement(device, precision);
    Optional<Path> adapter =
        Optional.of(request.getAdapter()).filter(path -> !path.isEmpty()).map(Path::of);
    return LoadedModel.open(
        folder, adapter, report, LanguageModels.open(folder, adapter, placement, work), placement);
  }

  /**
   * That of the checkpoint, unless the caller wants another. Half precision is for cards; on a
   * processor BF16 saves the reading of memory, of which a small model needs little, and computes
   * more slowly.
   */
  private static Precision precision(Precision wanted, ModelReport report, String device) {
    if (wanted != Precision.PRECISION_UNSPECIFIED && wanted != Precision.UNRECOGNIZED) {
      return wanted;
    }
    Precision stored =
        report.dataType().map(type -> STORED.getOrDefault(type, Precision.FLOAT32)).orElseThrow();
    boolean small =
        stored == Precision.BFLOAT16 && report.parameters().orElse(Long.MAX_VALUE) < SMALL;
    boolean slow = device.equals(Placement.CPU) && (stored == Precision.FLOAT16 || small);
    return slow ? Precision.FLOAT32 : stored;
  }

  private static Placement placement(String device, Precision precision) {
    if (precision == Precision.INT8) {
      return Placement.INT8;
    }
    var numbers =
        switch (precision) {
          case BFLOAT16 -> studio.migr.runtime.graph.Precision.BFLOAT16;
          case FLOAT16 -> studio.migr.runtime.graph.Precision.FLOAT16;
          default -> studio.migr.runtime.graph.Precision.FLOAT32;
        };
    return new Placement(
        device,
        numbers,
        device.equals(Placement.CPU) ? LinearOperator.fastest(numbers) : LinearOperator.PLAIN);
  }

  private static void requireDevice(String device) throws RefusalException {
    int cards = Libtorch.start().gpus();
    boolean there =
        device.equals(Placement.CPU)
            || (device.matches("cuda:\\d{1,3}")
                && Integer.parseInt(device.substring("cuda:".length())) < cards);
    if (!there) {
      throw new RefusalException(
          Refusal.newBuilder()
              .setReason("engine.refusal.no-device")
              .addDetails(device)
              .addAlternatives(Alternative.newBuilder().setDevice(Placement.CPU))
              .build());
    }
  }

  private static void requirePossible(String device, Precision precision) throws RefusalException {
    if (precision == Precision.INT8 && !device.equals(Placement.CPU)) {
      throw new RefusalException(
          Refusal.newBuilder()
              .setReason("engine.refusal.bytes")
              .addDetails(device)
              .addAlternatives(
                  Alternative.newBuilder().setDevice(device).setPrecision(Precision.BFLOAT16))
              .addAlternatives(
                  Alternative.newBuilder().setDevice(Placement.CPU).setPrecision(Precision.INT8))
              .build());
    }
  }

  /** Refuses what cannot fit, and says what would. */
  private static void requireMemory(ModelReport report, String device, Precision precision)
      throws IOException, RefusalException {
    MemoryNeed need = report.memory().orElseThrow();
    long takes = bytes(need, precision);
    Optional<Long> free = FreeMemory.of(device);
    if (free.isEmpty() || takes <= free.get()) {
      return;
    }
    Refusal.Builder refusal =
        Refusal.newBuilder()
            .setReason("engine.refusal.memory")
            .addDetails(device)
            .addDetails(gigabytes(takes))
            .addDetails(gigabytes(free.get()));
    long half = bytes(need, Precision.BFLOAT16);
    if (half < takes && half <= free.get()) {
      refusal.addAlternatives(alternative(device, Precision.BFLOAT16, half));
    }
    if (!device.equals(Placement.CPU)
        && half <= FreeMemory.of(Placement.CPU).orElse(Long.MAX_VALUE)) {
      refusal.addAlternatives(alternative(Placement.CPU, Precision.BFLOAT16, half));
    }
    long least = bytes(need, Precision.INT8);
    if (least < takes && least <= FreeMemory.of(Placement.CPU).orElse(Long.MAX_VALUE)) {
      refusal.addAlternatives(alternative(Placement.CPU, Precision.INT8, least));
    }
    throw new RefusalException(refusal.build());
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / 1e9);
  }

  private static long bytes(MemoryNeed need, Precision precision) {
    TensorType type =
        switch (precision) {
          case FLOAT32 -> TensorType.F32;
          case INT8 -> TensorType.I8;
          default -> TensorType.BF16;
        };
    return need.byType().getOrDefault(type, need.stored());
  }

  private static Alternative alternative(String device, Precision precision, long bytes) {
    return Alternative.newBuilder()
        .setDevice(device)
        .setPrecision(precision)
        .setBytes(bytes)
        .build();
  }
}
