package studio.migr.runtime.face.net;

import java.io.IOException;
import java.util.Locale;

/** The nets cannot be had. */
public final class FaceNetsException extends IOException {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final String detail;

  /** Why not. */
  public enum Reason {
    /** The build did not pack them. */
    NOT_PACKED,
    /** The file that the user names is no face landmarker. */
    NO_LANDMARKER,
    /** OpenCV's native libraries do not load on this machine. */
    NO_OPENCV;

    /** The name in keys: {@code not-packed}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * @param detail the file, or what the system said
   */
  public FaceNetsException(Reason reason, String detail) {
    super(reason + ": " + detail);
    this.reason = reason;
    this.detail = detail;
  }

  public Reason reason() {
    return reason;
  }

  public String detail() {
    return detail;
  }
}
