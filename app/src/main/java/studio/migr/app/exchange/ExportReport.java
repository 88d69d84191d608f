package studio.migr.app.exchange;

import java.nio.file.Path;
import java.util.List;

/**
 * What an export wrote.
 *
 * @param labels how many labels
 * @param files where
 * @param notes sentences on what the format could not hold
 */
public record ExportReport(int labels, List<Path> files, List<String> notes) {
  public ExportReport {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
  }
}
