package studio.migr.runtime.au;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.migr.runtime.table.SkippedRow;
import studio.migr.runtime.table.SkippedRow.Reason;
import studio.migr.runtime.table.TableException;
import studio.migr.runtime.table.TableFault;

/** Sorts the rows of a file by face, whatever tool wrote it. */
final class FaceTable {
  /** Two hours at 60 frames a second. */
  private static final int MOST_ROWS = 432_000;

  /** Coordinates kept in memory: 80 MB. */
  private static final long MOST_COORDINATES = 10_000_000;

  /** Tools that lose a face and find it again give it a new number each time. */
  private static final int MOST_FACES = 32;

  private final Path file;
  private final List<ActionUnit> intensities;
  private final List<ActionUnit> presences;
  private final int points;
  private final Map<String, FaceRows> faces = new LinkedHashMap<>();
  private final List<SkippedRow> skipped = new ArrayList<>();
  private long skippedRows;
  private long unreadable;
  private int rows;

  FaceTable(Path file, List<ActionUnit> intensities, List<ActionUnit> presences, int points) {
    this.file = file;
    this.intensities = intensities;
    this.presences = presences;
    this.points = points;
  }

  void add(String face, FaceRows.Row row, long line) throws TableException {
    FaceRows of = faces.computeIfAbsent(face, name -> new FaceRows(intensities, presences, points));
    if (!of.add(row)) {
      skip(line, Reason.REPEATED);
    } else if (++rows > MOST_ROWS) {
      throw new TableException(file, TableFault.TOO_MANY_ROWS, Integer.toString(MOST_ROWS));
    }
  }

  void skip(long line, Reason reason) {
    skippedRows++;
    if (skipped.size() < AuFile.MOST_SKIPPED_LISTED) {
      skipped.add(new SkippedRow(line, reason));
    }
  }

  void countUnreadable() {
    unreadable++;
  }

  /** Whether the landmarks take more memory than they are worth. */
  boolean tooManyPoints() {
    return 2L * points * rows > MOST_COORDINATES;
  }

  /**
   * @param source who measured; several faces are told apart behind it
   * @throws TableException if there was no row
   */
  AuFile finish(String source) throws TableException {
    if (faces.isEmpty()) {
      throw new TableException(file, TableFault.NO_ROWS, "");
    }
    List<AuTrack> tracks = new ArrayList<>();
    faces.entrySet().stream()
        .sorted(Comparator.comparingInt(face -> -face.getValue().found()))
        .limit(MOST_FACES)
        .forEach(
            face ->
                tracks.add(
                    face.getValue()
                        .track(faces.size() == 1 ? source : source + ", face " + face.getKey())));
    return new AuFile(tracks, skipped, skippedRows, unreadable);
  }
}
