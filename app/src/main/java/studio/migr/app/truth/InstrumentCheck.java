package studio.migr.app.truth;

import java.util.SortedMap;
import java.util.TreeMap;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.voice.VoiceTrack;

/** Holds what was measured on clips against their truth, clip by clip. */
public final class InstrumentCheck {
  private static final double NEAR = 0.05; // share of the true F0
  private static final double VARIES = 0.1; // intensity: a unit with less spread is not judged

  private int clips;
  private long openFrames;
  private long openFound;
  private long hiddenFrames;
  private long hiddenFound;
  private long bothVoiced;
  private long near;
  private long voicedRows;
  private long voiceRows;
  private long wrongVoicing;
  private final SortedMap<ActionUnit, Correlation> units = new TreeMap<>();

  /** Counts a clip, whatever could be measured of it. */
  public void clip() {
    clips++;
  }

  /** Adds the face of a clip; a track without any row is a face that was never found. */
  public void face(ClipTruth truth, AuTrack measured) {
    int frames = truth.intensity().values().stream().mapToInt(all -> all.length).max().orElse(0);
    for (int frame = 0; frame < frames; frame++) {
      boolean found = frame < measured.rows() && measured.found()[frame];
      switch (truth.cover()) {
        case "open" -> {
          openFrames++;
          openFound += found ? 1 : 0;
          if (found) {
            intensities(truth, measured, frame);
          }
        }
        case "card" -> {
          hiddenFrames++;
          hiddenFound += found ? 1 : 0;
        }
        default -> {
          // Half a face: nothing is asked of it.
        }
      }
    }
  }

  private void intensities(ClipTruth truth, AuTrack measured, int frame) {
    truth
        .intensity()
        .forEach(
            (unit, values) -> {
              double value = AuTrack.value(measured.intensity(), unit, frame);
              if (!Double.isNaN(value)) {
                units.computeIfAbsent(unit, _ -> new Correlation()).add(values[frame], value);
              }
            });
  }

  /** Adds the voice of a clip, unless it is silent or drowned on purpose. */
  public void voice(ClipTruth truth, VoiceTrack measured) {
    if (!truth.clear()) {
      return;
    }
    double[] f0 = truth.f0Hz();
    for (int at = 0; at + 1 < f0.length; at++) {
      // A row is measured around its middle; the truth is known at its two ends.
      int row = measured.rowAt((at + 0.5) * truth.hopMs());
      if (row < 0) {
        continue;
      }
      double heard = measured.f0Hz()[row];
      boolean voiced = f0[at] > 0;
      voiceRows++;
      wrongVoicing += voiced == Double.isNaN(heard) ? 1 : 0;
      voicedRows += voiced ? 1 : 0;
      if (voiced && !Double.isNaN(heard)) {
        double true0 = f0[at + 1] > 0 ? (f0[at] + f0[at + 1]) / 2 : f0[at];
        bothVoiced++;
        near += Math.abs(heard - true0) <= NEAR * true0 ? 1 : 0;
      }
    }
  }

  /**
   * The figures; NaN where nothing was there to be judged.
   *
   * @param faceFound share of the frames with an open face in which one was found
   * @param faceInvented share of the frames with a hidden face in which one was found
   * @param correlation by unit, of those whose truth varies
   * @param meanCorrelation over these units
   * @param f0Near share of the rows voiced in both whose F0 is within 5 %
   * @param voicingError share of all rows whose voicing is wrong
   */
  public record Figures(
      int clips,
      long openFrames,
      double faceFound,
      long hiddenFrames,
      double faceInvented,
      SortedMap<ActionUnit, Double> correlation,
      double meanCorrelation,
      long voicedRows,
      double f0Near,
      double voicingError) {}

  /** What was counted so far. */
  public Figures figures() {
    SortedMap<ActionUnit, Double> correlation = new TreeMap<>();
    units.forEach(
        (unit, pairs) -> {
          if (pairs.spread() >= VARIES) {
            correlation.put(unit, Double.isNaN(pairs.value()) ? 0 : pairs.value());
          }
        });
    return new Figures(
        clips,
        openFrames,
        share(openFound, openFrames),
        hiddenFrames,
        share(hiddenFound, hiddenFrames),
        correlation,
        correlation.values().stream().mapToDouble(r -> r).average().orElse(Double.NaN),
        voicedRows,
        share(near, bothVoiced),
        share(wrongVoicing, voiceRows));
  }

  private static double share(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }
}
