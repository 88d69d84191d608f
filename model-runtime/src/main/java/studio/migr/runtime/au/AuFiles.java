package studio.migr.runtime.au;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import studio.migr.runtime.table.CsvReader;
import studio.migr.runtime.table.TableException;
import studio.migr.runtime.table.TableFault;

/** Files of action units, told apart by what they hold. */
public final class AuFiles {
  private AuFiles() {}

  /** Tools whose files can be read. */
  public enum Kind {
    OPENFACE,
    PY_FEAT;

    /** The name in files: {@code openface}, {@code py_feat}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Which tool's file has this header; empty if none. */
  public static Optional<Kind> kind(List<String> header) {
    if (OpenFaceCsv.recognises(header)) {
      return Optional.of(Kind.OPENFACE);
    }
    return PyFeatCsv.recognises(header) ? Optional.of(Kind.PY_FEAT) : Optional.empty();
  }

  /**
   * Which tool's file this is; empty if none.
   *
   * @throws TableException if it is empty or no text
   */
  public static Optional<Kind> kind(Path file) throws IOException {
    try (CsvReader in = CsvReader.open(file)) {
      return in.next() ? kind(in.row()) : Optional.empty();
    }
  }

  /**
   * @throws TableException if it is no file of action units
   */
  public static AuFile read(Path file, FrameTimes times) throws IOException {
    Kind kind =
        kind(file)
            .orElseThrow(
                () -> new TableException(file, TableFault.MISSING_COLUMNS, "AU01_r, AU01_c, AU01"));
    return switch (kind) {
      case OPENFACE -> OpenFaceCsv.read(file, times);
      case PY_FEAT -> PyFeatCsv.read(file, times);
    };
  }
}
