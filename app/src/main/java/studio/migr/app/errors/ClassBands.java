package studio.migr.app.errors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.runtime.au.ActionUnit;

/**
 * How clips of one label look and sound, as far as they were measured.
 *
 * @param label what is right of them
 * @param units intensities, by action unit
 * @param pitch in semitones above 100 Hz; without voiced frames NaN
 * @param rates syllables a second of speech, in order, one for each clip with speech
 * @param clips how many clips of the label it is made of
 */
record ClassBands(
    String label,
    Map<ActionUnit, Band> units,
    Optional<Band> pitch,
    List<Double> rates,
    int clips) {

  /** Of more clips only so many, spread evenly over the project, are read. */
  static final int MOST = 60;

  static ClassBands of(String label, List<ClipEvidence> clips) {
    Map<ActionUnit, List<double[]>> units = new HashMap<>();
    List<double[]> pitch = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    for (ClipEvidence clip : clips) {
      clip.face()
          .ifPresent(
              face ->
                  face.intensity()
                      .forEach(
                          (unit, values) ->
                              units
                                  .computeIfAbsent(unit, _ -> new ArrayList<>())
                                  .add(Band.resampled(values))));
      clip.voice()
          .ifPresent(
              voice -> {
                pitch.add(Band.resampled(semitones(voice.f0Hz())));
                if (Double.isFinite(voice.summary().articulationRate())) {
                  rates.add(voice.summary().articulationRate());
                }
              });
    }
    Collections.sort(rates);
    Map<ActionUnit, Band> bands = new HashMap<>();
    units.forEach((unit, curves) -> bands.put(unit, Band.of(curves)));
    return new ClassBands(
        label,
        bands,
        pitch.isEmpty() ? Optional.empty() : Optional.of(Band.of(pitch)),
        List.copyOf(rates),
        clips.size());
  }

  /** Semitones above 100 Hz. */
  static double[] semitones(float[] hertz) {
    double[] semitones = new double[hertz.length];
    for (int k = 0; k < hertz.length; k++) {
      semitones[k] = 12 * Math.log(hertz[k] / 100.0) / Math.log(2);
    }
    return semitones;
  }
}
