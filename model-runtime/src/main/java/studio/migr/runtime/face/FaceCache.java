package studio.migr.runtime.face;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.au.AuTrack.Landmarks;
import studio.migr.runtime.cache.CheckedFile;
import studio.migr.runtime.face.unit.UnitReader;

/**
 * A measured face in a {@link CheckedFile}.
 *
 * <p>Magic, the source (length and UTF-8), rows, units, points, then for each row its time and for
 * each unit its number; then the columns as integers: confidence and intensities in thousandths, x
 * and y of the points in hundredths of a pixel, which is how they are measured; the least integer
 * where there is no face. Presences follow from the intensities.
 */
public final class FaceCache {
  private static final long MAGIC = 0x31434146_5052474DL; // "MGRPFAC1"

  private static final int MISSING = Integer.MIN_VALUE;

  private FaceCache() {}

  /** What is kept in {@code file}, or nothing if it is not there or damaged. */
  public static Optional<AuTrack> read(Path file) {
    return CheckedFile.read(file)
        .flatMap(
            bytes -> {
              try {
                return read(bytes);
              } catch (BufferUnderflowException | IllegalArgumentException e) {
                return Optional.empty(); // written by another version
              }
            });
  }

  private static Optional<AuTrack> read(ByteBuffer bytes) {
    if (bytes.getLong() != MAGIC) {
      return Optional.empty();
    }
    byte[] source = new byte[within(bytes.getInt(), bytes)];
    bytes.get(source);
    int rows = within(bytes.getInt(), bytes);
    int units = within(bytes.getInt(), bytes);
    int points = within(bytes.getInt(), bytes);
    double[] timesMs = new double[rows];
    for (int row = 0; row < rows; row++) {
      timesMs[row] = bytes.getDouble();
    }
    ActionUnit[] numbers = new ActionUnit[units];
    for (int k = 0; k < units; k++) {
      numbers[k] = new ActionUnit(bytes.getInt());
    }
    double[] confidence = column(bytes, rows, FaceAnalyzer.VALUES);
    boolean[] found = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      found[row] = !Double.isNaN(confidence[row]);
    }
    SortedMap<ActionUnit, double[]> intensity = new TreeMap<>();
    SortedMap<ActionUnit, double[]> presence = new TreeMap<>();
    for (ActionUnit unit : numbers) {
      double[] values = column(bytes, rows, FaceAnalyzer.VALUES);
      intensity.put(unit, values);
      presence.put(unit, UnitReader.presence(values));
    }
    Optional<Landmarks> landmarks =
        points == 0
            ? Optional.empty()
            : Optional.of(new Landmarks(table(bytes, rows, points), table(bytes, rows, points)));
    return Optional.of(
        new AuTrack(
            new String(source, StandardCharsets.UTF_8),
            timesMs,
            found,
            confidence,
            intensity,
            presence,
            landmarks));
  }

  private static int within(int count, ByteBuffer bytes) {
    if (count < 0 || count > bytes.remaining()) {
      throw new IllegalArgumentException("no count: " + count);
    }
    return count;
  }

  private static double[] column(ByteBuffer bytes, int rows, double parts) {
    double[] values = new double[rows];
    for (int row = 0; row < rows; row++) {
      int value = bytes.getInt();
      values[row] = value == MISSING ? Double.NaN : value / parts;
    }
    return values;
  }

  private static double[][] table(ByteBuffer bytes, int rows, int points) {
    double[][] values = new double[rows][];
    for (int row = 0; row < rows; row++) {
      values[row] = column(bytes, points, FaceAnalyzer.PIXELS);
    }
    return values;
  }

  /** Replaces {@code file} as a whole. */
  public static void write(Path file, AuTrack track) throws IOException {
    byte[] source = track.source().getBytes(StandardCharsets.UTF_8);
    int rows = track.rows();
    int units = track.intensity().size();
    int points = track.landmarks().filter(any -> rows > 0).map(all -> all.x()[0].length).orElse(0);
    long size =
        8L + 4 + source.length + 12 + 4L * units + rows * (8L + 4 * (1 + units + 2L * points));
    if (size > CheckedFile.MOST) {
      throw new IOException("too many rows for one file: " + rows);
    }
    ByteBuffer bytes = CheckedFile.room((int) size);
    bytes.putLong(MAGIC).putInt(source.length).put(source);
    bytes.putInt(rows).putInt(units).putInt(points);
    for (double time : track.timesMs()) {
      bytes.putDouble(time);
    }
    track.intensity().keySet().forEach(unit -> bytes.putInt(unit.number()));
    put(bytes, track.confidence(), FaceAnalyzer.VALUES);
    track.intensity().values().forEach(values -> put(bytes, values, FaceAnalyzer.VALUES));
    if (points > 0) {
      Landmarks landmarks = track.landmarks().orElseThrow();
      for (double[][] axis : new double[][][] {landmarks.x(), landmarks.y()}) {
        for (double[] row : axis) {
          put(bytes, row, FaceAnalyzer.PIXELS);
        }
      }
    }
    CheckedFile.write(file, bytes);
  }

  private static void put(ByteBuffer bytes, double[] values, double parts) {
    for (double value : values) {
      bytes.putInt(Double.isNaN(value) ? MISSING : (int) Math.round(value * parts));
    }
  }
}
