package studio.migr.runtime.face;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.au.AuTrack.Landmarks;
import studio.migr.runtime.face.net.FaceMesh;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.face.unit.FaceMeasures;
import studio.migr.runtime.face.unit.UnitReader;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.VideoTrack;
import studio.migr.runtime.work.Work;

/**
 * Measures the action units of one face over a clip.
 *
 * <p>Intensities are an estimate: distances of a face mesh compared with the person's own calm
 * frames, through figures that were fitted on generated faces. On people they were never compared
 * with trained FACS coders; they are no ground truth. A clip in which nobody is ever calm reads too
 * low.
 */
public final class FaceAnalyzer {
  private static final Logger LOG = LoggerFactory.getLogger(FaceAnalyzer.class);

  /** Of the way to measure: what was measured in another way is measured again. */
  public static final int VERSION = 2;

  /** Intensities and confidences are given in parts of so many, finer than anything measured. */
  static final double VALUES = 1000;

  /** Points are given in such parts of a pixel. */
  static final double PIXELS = 100;

  /** Points kept in memory, as in the files of other tools: 80 MB. */
  private static final long MOST_COORDINATES = 10_000_000;

  private final FaceNets nets;
  private final FaceMeasures measures;
  private final UnitReader reader;

  /**
   * @param nets stay open as long as this is used, and belong to the thread that uses it
   */
  public FaceAnalyzer(FaceNets nets) {
    this.nets = nets;
    this.measures = FaceMeasures.of(nets.kind());
    this.reader = UnitReader.of(nets.kind());
  }

  /** As {@link #source()}, and which face is followed, unless it is the most prominent one. */
  private String source(int face) {
    return face == 0 ? source() : source() + " \u00b7 face " + (face + 1);
  }

  /** Who measures: nets, their version, method and figures. */
  public String source() {
    return nets.kind().title() + " \u2192 MIGR AU " + VERSION + " (" + reader.calibration() + ")";
  }

  /**
   * What {@code kept} holds if it was measured in this very way, else measures anew and keeps it.
   *
   * @param face which face: 0 the most prominent one when the first faces appear, 1 the next
   * @param kept a file in a cache; belongs to the content of the clip
   * @see #measure
   */
  public AuTrack openOrMeasure(
      Path file, VideoTrack video, double startMs, int face, Path kept, Work work)
      throws MediaException {
    Optional<AuTrack> known = FaceCache.read(kept).filter(track -> isCurrent(track, video, face));
    if (known.isPresent()) {
      return known.get();
    }
    AuTrack track = measure(file, video, startMs, face, work);
    try {
      FaceCache.write(kept, track);
    } catch (IOException e) {
      LOG.warn("The measured face of {} is not kept", file, e); // it is measured again next time
    }
    return track;
  }

  private boolean isCurrent(AuTrack track, VideoTrack video, int face) {
    return track.source().equals(source(face)) && track.rows() == video.frames().size();
  }

  /**
   * Measures one face from the first frame to the last.
   *
   * @param video as the probe described it
   * @param startMs the clip's start on the container's clock
   * @param face which face: 0 the most prominent one when the first faces appear, 1 the next
   * @throws MediaException if a frame cannot be decoded
   * @throws CancellationException if {@code work} was cancelled
   */
  public AuTrack measure(Path file, VideoTrack video, double startMs, int face, Work work)
      throws MediaException {
    try (FaceFrames frames = FaceFrames.open(file, video, nets, face)) {
      int rows = frames.size();
      boolean withPoints = 2L * rows * OutlinePoints.IN_MESH.length <= MOST_COORDINATES;
      double[] timesMs = new double[rows];
      boolean[] found = new boolean[rows];
      double[] confidence = new double[rows];
      List<float @Nullable []> measured = new ArrayList<>(rows);
      Landmarks points = new Landmarks(new double[rows][], new double[rows][]);
      for (int row = 0; row < rows; row++) {
        work.check();
        Optional<FaceMesh> mesh = frames.next();
        timesMs[row] = video.millisOf(row) - startMs;
        found[row] = mesh.isPresent();
        confidence[row] = mesh.map(each -> rounded(each.presence(), VALUES)).orElse(Double.NaN);
        measured.add(mesh.map(measures::of).orElse(null));
        if (withPoints) {
          putPoints(mesh, points, row);
        }
        work.progress(row + 1, rows);
      }
      SortedMap<ActionUnit, double[]> intensity = reader.intensities(measured);
      intensity.values().forEach(values -> Arrays.setAll(values, k -> rounded(values[k], VALUES)));
      SortedMap<ActionUnit, double[]> presence = new TreeMap<>();
      intensity.forEach((unit, values) -> presence.put(unit, UnitReader.presence(values)));
      return new AuTrack(
          source(face),
          timesMs,
          found,
          confidence,
          intensity,
          presence,
          withPoints ? Optional.of(points) : Optional.empty());
    }
  }

  private static void putPoints(Optional<FaceMesh> mesh, Landmarks points, int row) {
    double[] x = new double[OutlinePoints.IN_MESH.length];
    double[] y = new double[OutlinePoints.IN_MESH.length];
    for (int k = 0; k < x.length; k++) {
      int point = OutlinePoints.IN_MESH[k];
      x[k] = mesh.map(each -> rounded(each.x(point), PIXELS)).orElse(Double.NaN);
      y[k] = mesh.map(each -> rounded(each.y(point), PIXELS)).orElse(Double.NaN);
    }
    points.x()[row] = x;
    points.y()[row] = y;
  }

  private static double rounded(double value, double parts) {
    return Double.isNaN(value) ? value : Math.round(value * parts) / parts;
  }
}
