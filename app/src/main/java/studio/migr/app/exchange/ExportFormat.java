package studio.migr.app.exchange;

import java.util.Locale;
import java.util.Optional;

/** What labels can be exported as. */
public enum ExportFormat {
  /** One table. */
  CSV,
  /** One file, a label a line. */
  JSONL,
  /** A folder with a file for each clip. */
  EAF,
  /** A folder with a file for each clip. */
  TEXTGRID,
  /** One file of tasks, with the labelling configuration beside it. */
  LABEL_STUDIO,
  /** The action units instead of the labels: a folder with a file for each clip that has any. */
  OPENFACE;

  /** The name on the command line, such as {@code label-studio}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<ExportFormat> fromId(String id) {
    for (ExportFormat format : values()) {
      if (format.id().equals(id)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
