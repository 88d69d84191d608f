package studio.migr.runtime.modelfile;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Values of a JSON file that cannot be, by their keys. Which file it was, its reader adds. */
public final class FieldException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final ModelFileFault fault;
  private final String[] details;

  /**
   * @param details what {@code fault} says of its details
   */
  public FieldException(ModelFileFault fault, String... details) {
    super(fault + " " + String.join(", ", details));
    this.fault = fault;
    this.details = details.clone();
  }

  public static FieldException bad(String key, Object value) {
    return new FieldException(ModelFileFault.BAD_VALUE, key, String.valueOf(value));
  }

  public static FieldException unsupported(String key, Object value) {
    return new FieldException(ModelFileFault.UNSUPPORTED, key, String.valueOf(value));
  }

  public ModelFileFault fault() {
    return fault;
  }

  public List<String> details() {
    return List.of(details);
  }

  /** Reads values out of a file; what cannot be there is refused in the name of that file. */
  public static <T> T inFile(Path file, Supplier<T> reader) throws ModelFileException {
    try {
      return reader.get();
    } catch (FieldException e) {
      ModelFileException refusal = new ModelFileException(file, e.fault, e.details);
      refusal.initCause(e);
      throw refusal;
    }
  }
}
