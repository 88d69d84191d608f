package studio.migr.runtime.serve;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.modelfile.ModelFileException;

/** Which failures are for people to mend, and what they are called. */
final class Refusals {
  private Refusals() {}

  static Optional<RefusalException> of(Throwable failure) {
    return switch (failure) {
      case RefusalException refusal -> Optional.of(refusal);
      case ModelFileException file -> {
        List<String> details = new ArrayList<>();
        details.add(file.file().toString());
        details.addAll(file.details());
        yield Optional.of(refusal("checkpoint.fault." + word(file.fault()), details));
      }
      case WeightsException weights ->
          Optional.of(
              new RefusalException(
                  "model.weights." + word(weights.fault()), weights.tensor(), weights.detail()));
      case NoSuchFileException missing ->
          Optional.of(new RefusalException("error.no-such-file", missing.getFile()));
      case AccessDeniedException denied ->
          Optional.of(new RefusalException("error.access-denied", denied.getFile()));
      default ->
          ranOutOfMemory(failure)
              ? Optional.of(new RefusalException("engine.refusal.out-of-memory"))
              : Optional.empty();
    };
  }

  private static RefusalException refusal(String reason, List<String> details) {
    return new RefusalException(reason, details.toArray(String[]::new));
  }

  private static String word(Enum<?> fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As the Java machine, libtorch on a processor and libtorch on CUDA say it. */
  private static boolean ranOutOfMemory(Throwable failure) {
    String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return failure instanceof OutOfMemoryError
        || text.contains("out of memory")
        || text.contains("not enough memory");
  }
}
