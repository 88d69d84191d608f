package studio.migr.runtime.au;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import studio.migr.runtime.table.CsvReader;
import studio.migr.runtime.table.SkippedRow.Reason;
import studio.migr.runtime.table.TableException;
import studio.migr.runtime.table.TableFault;

/**
 * The CSV files of py-feat (Cheong et al. 2023), a row for each frame and face. Frames count from
 * 0, and only they say when a row is: the times of the clip's frames must be known, except for a
 * single picture.
 *
 * <p>py-feat's units are probabilities of 0 to 1, no intensities. They are shown on the scale of 0
 * to 5 that {@link AuTrack} has, and the source says so. Presences are not given and not made up.
 */
public final class PyFeatCsv {
  private static final Pattern UNIT = Pattern.compile("AU(\\d\\d)");

  private PyFeatCsv() {}

  /** Whether a header is py-feat's. */
  public static boolean recognises(List<String> header) {
    return !OpenFaceCsv.recognises(header)
        && header.stream().anyMatch(name -> UNIT.matcher(name).matches())
        && header.stream().anyMatch(name -> name.equals("FaceScore") || name.equals("FaceRectX"));
  }

  /**
   * @throws TableException if it is no such file, or has several frames of unknown times
   */
  public static AuFile read(Path file, FrameTimes times) throws IOException {
    return read(file, times, true);
  }

  private static AuFile read(Path file, FrameTimes times, boolean withPoints) throws IOException {
    try (CsvReader in = CsvReader.open(file)) {
      if (!in.next() || !recognises(in.row())) {
        throw new TableException(file, TableFault.MISSING_COLUMNS, "FaceScore, AU01");
      }
      AuColumns columns = new AuColumns(in.row());
      SortedMap<ActionUnit, Integer> units = columns.units(UNIT);
      int points = withPoints ? columns.points() : 0;
      FaceTable table = new FaceTable(file, List.copyOf(units.keySet()), List.of(), points);
      Map<Double, Integer> facesOfFrame = new HashMap<>();
      while (in.next()) {
        double frame = columns.has("frame") ? in.number(columns.at("frame")) : 0;
        if (in.cells() < columns.needed()) {
          table.skip(in.lineNumber(), Reason.CUT_OFF);
        } else if (!(frame >= 0) || frame != Math.rint(frame)) {
          table.skip(in.lineNumber(), Reason.NO_TIME);
        } else if (!times.known() && frame > 0) {
          throw new TableException(file, TableFault.NO_TIMES, "");
        } else if (times.known() && frame >= times.ms().length) {
          table.skip(in.lineNumber(), Reason.BEYOND_THE_CLIP);
        } else {
          double time = times.known() ? times.ms()[(int) frame] : 0;
          int ordinal = facesOfFrame.merge(frame, 1, Integer::sum);
          String identity = in.cell(columns.at("Identity"));
          double[] values = columns.values(in, units, 1, new TreeMap<>(), points, table);
          table.add(
              identity.isEmpty() ? Integer.toString(ordinal) : identity,
              row(in, columns, time, values, units.size(), table),
              in.lineNumber());
        }
        if (table.tooManyPoints()) {
          return read(file, times, false);
        }
      }
      return table.finish(
          "py-feat (" + file.getFileName() + "; probabilities of 0 to 1 shown as 0 to 5)");
    }
  }

  /** A frame without a face is a row of NaN. */
  private static FaceRows.Row row(
      CsvReader in, AuColumns columns, double time, double[] values, int units, FaceTable table) {
    boolean found = false;
    for (int k = 0; k < units; k++) {
      found |= !Double.isNaN(values[k]);
    }
    if (!found) {
      return FaceRows.Row.missing(time);
    }
    double score =
        columns.has("FaceScore")
            ? AuColumns.within(in, columns.at("FaceScore"), 0, 1, table)
            : Double.NaN;
    return new FaceRows.Row(time, true, score, values);
  }
}
