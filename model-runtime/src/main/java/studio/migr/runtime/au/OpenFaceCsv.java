package studio.migr.runtime.au;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import studio.migr.runtime.au.AuTrack.Landmarks;
import studio.migr.runtime.table.CsvReader;
import studio.migr.runtime.table.SkippedRow.Reason;
import studio.migr.runtime.table.TableException;
import studio.migr.runtime.table.TableFault;

/**
 * The CSV files of OpenFace 2 (Baltrušaitis et al. 2018): intensities {@code AU01_r} of 0 to 5,
 * presences {@code AU01_c} of 0 or 1, landmarks in px, a row for each frame and face. Columns are
 * found by name; any group of them may be absent. Frames count from 1. Where {@code success} is 0,
 * the face was not found and the row's values count as missing.
 *
 * <p>Gaze, head pose, 3-D landmarks and shape parameters have no place in {@link AuTrack}: they are
 * passed over, and a file written here has none.
 */
public final class OpenFaceCsv {
  private static final Pattern INTENSITY = Pattern.compile("AU(\\d\\d)_r");
  private static final Pattern PRESENCE = Pattern.compile("AU(\\d\\d)_c");
  private static final String CORRECTED_BY = "corrected_by";
  private static final double MS_PER_SECOND = 1000;

  private final Path file;
  private final FrameTimes times;

  private OpenFaceCsv(Path file, FrameTimes times) {
    this.file = file;
    this.times = times;
  }

  /** Whether a header is OpenFace's. */
  public static boolean recognises(List<String> header) {
    return header.stream()
        .anyMatch(name -> INTENSITY.matcher(name).matches() || PRESENCE.matcher(name).matches());
  }

  /**
   * Reads a file. With known frame times a row is at the time of its frame; else at its timestamp.
   *
   * @throws TableException if it is no such file
   */
  public static AuFile read(Path file, FrameTimes times) throws IOException {
    return new OpenFaceCsv(file, times).read(true);
  }

  private AuFile read(boolean withPoints) throws IOException {
    try (CsvReader in = CsvReader.open(file)) {
      if (!in.next() || !recognises(in.row())) {
        throw new TableException(file, TableFault.MISSING_COLUMNS, "AU01_r, AU01_c");
      }
      AuColumns columns = new AuColumns(in.row());
      boolean timed = columns.has("timestamp") || (columns.has("frame") && times.known());
      if (!timed && !columns.has("face")) { // the faces of a single picture have no time
        throw new TableException(file, TableFault.MISSING_COLUMNS, "timestamp");
      }
      SortedMap<ActionUnit, Integer> intensities = columns.units(INTENSITY);
      SortedMap<ActionUnit, Integer> presences = columns.units(PRESENCE);
      int points = withPoints ? columns.points() : 0;
      FaceTable table =
          new FaceTable(
              file, List.copyOf(intensities.keySet()), List.copyOf(presences.keySet()), points);
      int correctedBy = columns.at(CORRECTED_BY);
      Set<String> people = new TreeSet<>();
      int face = columns.at(columns.has("face_id") ? "face_id" : "face");
      while (in.next()) {
        if (correctedBy >= 0 && !in.cell(correctedBy).isBlank()) {
          people.add(in.cell(correctedBy));
        }
        double time = timeMs(in, columns);
        if (in.cells() < columns.needed()) {
          table.skip(in.lineNumber(), Reason.CUT_OFF);
        } else if (Double.isNaN(time)) {
          table.skip(in.lineNumber(), Reason.NO_TIME);
        } else if (Double.isInfinite(time)) {
          table.skip(in.lineNumber(), Reason.BEYOND_THE_CLIP);
        } else {
          double[] values =
              columns.values(
                  in, intensities, AuColumns.HIGHEST_INTENSITY, presences, points, table);
          table.add(in.cell(face), row(in, columns, time, values, table), in.lineNumber());
        }
        if (table.tooManyPoints()) {
          return read(false);
        }
      }
      return table.finish(
          (correctedBy < 0 ? "OpenFace 2" : "corrected by " + String.join(", ", people))
              + " ("
              + file.getFileName()
              + ")");
    }
  }

  /** NaN if the row does not say; infinite if its frame is beyond the clip. */
  private double timeMs(CsvReader in, AuColumns columns) {
    if (columns.has("frame") && times.known()) {
      double frame = in.number(columns.at("frame"));
      if (!(frame >= 1) || frame != Math.rint(frame)) {
        return Double.NaN;
      }
      return frame <= times.ms().length ? times.ms()[(int) frame - 1] : Double.POSITIVE_INFINITY;
    }
    if (columns.has("timestamp")) {
      double time = in.number(columns.at("timestamp")) * MS_PER_SECOND;
      if (!(time >= 0)) {
        return Double.NaN;
      }
      return times.known() ? times.ms()[times.nearest(time)] : time;
    }
    return 0;
  }

  private static FaceRows.Row row(
      CsvReader in, AuColumns columns, double time, double[] values, FaceTable table) {
    boolean found = true;
    if (columns.has("success")) {
      found = in.number(columns.at("success")) == 1;
    }
    if (!found) {
      return FaceRows.Row.missing(time);
    }
    double confidence =
        columns.has("confidence")
            ? AuColumns.within(in, columns.at("confidence"), 0, 1, table)
            : Double.NaN;
    return new FaceRows.Row(time, true, confidence, values);
  }

  /**
   * Writes the faces of one clip: in OpenFace's order of columns, those it does not know among them
   * by number. The values are exact; where {@code success} is 0, they are 0, as OpenFace writes
   * them.
   *
   * @param times gives each row its frame number; if not known, rows of a face count from 1
   */
  public static void write(List<AuTrack> faces, FrameTimes times, Writer out) throws IOException {
    write(faces, times, Optional.empty(), out);
  }

  /**
   * Values that a person has corrected. A column {@code corrected_by} at the end has the person's
   * name in each row of which any value is the person's, so that no reader takes the file for a
   * tool's.
   *
   * @param rows by face and row, whether any value is the person's
   */
  public record Correction(String by, List<boolean[]> rows) {}

  /** As {@link #write(List, FrameTimes, Writer)}, with who corrected which rows. */
  public static void write(List<AuTrack> faces, FrameTimes times, Correction correction, Writer out)
      throws IOException {
    write(faces, times, Optional.of(correction), out);
  }

  private static void write(
      List<AuTrack> faces, FrameTimes times, Optional<Correction> correction, Writer out)
      throws IOException {
    SortedSet<ActionUnit> intensities = new TreeSet<>();
    SortedSet<ActionUnit> presences = new TreeSet<>();
    int points = 0;
    record Line(int frame, int face, int row, double timeMs) {}
    List<Line> lines = new ArrayList<>();
    for (int face = 0; face < faces.size(); face++) {
      AuTrack track = faces.get(face);
      intensities.addAll(track.intensity().keySet());
      presences.addAll(track.presence().keySet());
      points = Math.max(points, pointsOf(track));
      for (int row = 0; row < track.rows(); row++) {
        double time = track.timesMs()[row];
        int frame = times.known() ? times.nearest(time) : row;
        lines.add(new Line(frame + 1, face, row, time));
      }
    }
    lines.sort(Comparator.comparingDouble(Line::timeMs).thenComparingInt(Line::face));
    writeHeader(intensities, presences, points, correction.isPresent(), out);
    for (Line line : lines) {
      AuTrack track = faces.get(line.face());
      int row = line.row();
      boolean found = track.found()[row];
      out.write(line.frame() + "," + line.face() + "," + seconds(line.timeMs()));
      writeCell(found ? track.confidence()[row] : 0, out);
      writeCell(found ? 1 : 0, out);
      writePoints(track, row, found, points, out);
      for (ActionUnit unit : intensities) {
        writeCell(found ? AuTrack.value(track.intensity(), unit, row) : 0, out);
      }
      for (ActionUnit unit : presences) {
        writeCell(found ? AuTrack.value(track.presence(), unit, row) : 0, out);
      }
      if (correction.isPresent()) {
        boolean byHand = correction.get().rows().get(line.face())[row];
        out.write("," + (byHand ? quoted(correction.get().by()) : ""));
      }
      out.write('\n');
    }
  }

  private static int pointsOf(AuTrack track) {
    return track
        .landmarks()
        .filter(points -> points.x().length > 0)
        .map(points -> points.x()[0].length)
        .orElse(0);
  }

  private static void writeHeader(
      SortedSet<ActionUnit> intensities,
      SortedSet<ActionUnit> presences,
      int points,
      boolean corrected,
      Writer out)
      throws IOException {
    List<String> header =
        new ArrayList<>(List.of("frame", "face_id", "timestamp", "confidence", "success"));
    for (String axis : List.of("x_", "y_")) {
      for (int point = 0; point < points; point++) {
        header.add(axis + point);
      }
    }
    intensities.forEach(unit -> header.add(unit.code() + "_r"));
    presences.forEach(unit -> header.add(unit.code() + "_c"));
    if (corrected) {
      header.add(CORRECTED_BY);
    }
    out.write(String.join(",", header) + "\n");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static void writePoints(AuTrack track, int row, boolean found, int points, Writer out)
      throws IOException {
    double[] none = new double[0];
    Landmarks landmarks = track.landmarks().orElse(new Landmarks(new double[0][], new double[0][]));
    for (double[][] axis : List.of(landmarks.x(), landmarks.y())) {
      double[] values = row < axis.length ? axis[row] : none;
      for (int point = 0; point < points; point++) {
        double value = point < values.length ? values[point] : Double.NaN;
        writeCell(found ? value : 0, out);
      }
    }
  }

  private static void writeCell(double value, Writer out) throws IOException {
    out.write(',');
    out.write(Double.isNaN(value) ? "nan" : plain(BigDecimal.valueOf(value)));
  }

  private static String seconds(double ms) {
    return plain(BigDecimal.valueOf(ms).movePointLeft(3));
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
