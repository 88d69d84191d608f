package studio.migr.app.engine;

import java.util.Optional;
import studio.migr.app.predict.ModelName;
import studio.migr.runtime.serve.EngineAddress;

/**
 * Which model is wanted, where, and how.
 *
 * @param folder on the machine of the engine
 * @param adapter the folder of a LoRA adapter that is put beside the model's weights
 * @param server whose engine it is; this machine's own where absent
 * @param device {@code cpu}, or a card such as {@code cuda:0}
 * @param regardless whether it is loaded although the memory seems too small
 */
public record LoadWish(
    String folder,
    Optional<String> adapter,
    Optional<EngineAddress> server,
    String device,
    NumberKind numbers,
    boolean regardless) {
  public static final String CPU = "cpu";
  public static final String CARD = "cuda:0";

  /** On this machine. */
  static LoadWish here(String folder, String device, NumberKind numbers) {
    return new LoadWish(folder, Optional.empty(), Optional.empty(), device, numbers, false);
  }

  /** On the processor of this machine, with the numbers that it is stored in. */
  public static LoadWish asStored(String folder) {
    return here(folder, CPU, NumberKind.AS_STORED);
  }

  LoadWish beside(String loraAdapter) {
    return new LoadWish(folder, Optional.of(loraAdapter), server, device, numbers, regardless);
  }

  LoadWish on(EngineAddress address) {
    return new LoadWish(folder, adapter, Optional.of(address), device, numbers, regardless);
  }

  LoadWish as(String otherDevice, NumberKind otherNumbers) {
    return new LoadWish(folder, adapter, server, otherDevice, otherNumbers, false);
  }

  LoadWish anyway() {
    return new LoadWish(folder, adapter, server, device, numbers, true);
  }

  /** The name by which people know the model, with the adapter's. */
  public String name() {
    return ModelName.forPeople(folder)
        + adapter.map(other -> " + " + ModelName.forPeople(other)).orElse("");
  }
}
