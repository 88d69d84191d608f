package studio.migr.training.sft;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.reasoning.SegmentKind;
import studio.migr.training.dataset.Evidence;
import studio.migr.training.dataset.EvidenceText;
import studio.migr.training.dataset.TeachingSample;
import studio.migr.training.model.SenseTarget;

/** What towers and bridge are to say of the clips of a data set. */
final class SenseLessons {
  /** Of 5, the strongest. */
  private static final double UNIT = 2.5;

  /** Between a low and a high voice, in Hz. */
  private static final double MIDDLE_PITCH = 160;

  private static final double MIDDLE_RANGE = 9;
  private static final double RANGE = 5;

  private final List<String> labels;
  private final SenseLabels bySense;

  /**
   * @param labels of the data set
   */
  SenseLessons(SortedSet<String> labels, SenseLabels bySense) {
    this.labels = List.copyOf(labels);
    this.bySense = bySense;
  }

  /** Channels of the bridge that are used. */
  static int channels(Set<String> labels) {
    return EvidenceText.UNITS.size() + labels.size();
  }

  SenseTarget of(TeachingSample sample) {
    Evidence evidence = sample.clip().evidence();
    return new SenseTarget(
        units(evidence),
        prosody(evidence),
        labels.indexOf(bySense.of(sample, SegmentKind.VIS_DESC)),
        labels.indexOf(bySense.of(sample, SegmentKind.AUD_DESC)),
        labels.size());
  }

  private static Optional<float[]> units(Evidence evidence) {
    if (evidence.units().isEmpty()) {
      return Optional.empty();
    }
    float[] values = new float[EvidenceText.UNITS.size()];
    for (int k = 0; k < values.length; k++) {
      ActionUnit unit = new ActionUnit(EvidenceText.UNITS.get(k));
      values[k] = (float) (evidence.units().getOrDefault(unit, 0.0) / UNIT);
    }
    return Optional.of(values);
  }

  private static Optional<float[]> prosody(Evidence evidence) {
    Double pitch = evidence.prosody().get("f0_median_hz");
    Double range = evidence.prosody().get("f0_range_semitones");
    if (pitch == null || range == null || !(pitch > 0)) {
      return Optional.empty();
    }
    double octaves = Math.log(pitch / MIDDLE_PITCH) / Math.log(2);
    return Optional.of(
        new float[] {(float) (2 * octaves), (float) ((range - MIDDLE_RANGE) / RANGE)});
  }
}
