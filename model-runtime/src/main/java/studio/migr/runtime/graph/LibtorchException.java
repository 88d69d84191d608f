package studio.migr.runtime.graph;

import java.util.List;

/** There is no libtorch that can be used. The reason is data: whoever reports it has the words. */
public final class LibtorchException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. What the details say stands beside each. */
  public enum Fault {
    /** None was built for this machine. Details: the system, its processor, the version needed. */
    NONE_HERE,
    /** The folder that the user named holds none. Details: the folder, the version needed. */
    NOT_IN_FOLDER,
    /** The one in the user's folder is another. Details: the folder, its version, that needed. */
    OTHER_VERSION,
    /** Nothing in the user's folder says which version it is. Details: the folder, that needed. */
    UNKNOWN_VERSION
  }

  private final Fault fault;
  private final String[] details;

  LibtorchException(Fault fault, String... details) {
    super(fault + ": " + String.join(", ", details));
    this.fault = fault;
    this.details = details.clone();
  }

  public Fault fault() {
    return fault;
  }

  public List<String> details() {
    return List.of(details);
  }
}
