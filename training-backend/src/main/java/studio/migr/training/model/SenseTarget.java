package studio.migr.training.model;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What towers and bridge are to say of a clip, see {@link TrainableModel#sense}.
 *
 * @param units intensities of action units, 0..2, always the same ones in the same order; empty if
 *     nobody measured them
 * @param prosody about -1..1, always the same measures; empty if nobody measured them
 * @param seenLabel which of the labels the picture speaks of
 * @param heardLabel which of the labels the sound speaks of
 * @param labels how many there are
 */
@SuppressWarnings("ArrayRecordComponent") // blocks of numbers; never compared
public record SenseTarget(
    Optional<float[]> units, Optional<float[]> prosody, int seenLabel, int heardLabel, int labels) {

  /** In the order of {@code trainable.py}; each sense only for the clips that have it. */
  static NDList tensors(PackedBatch batch, List<SenseTarget> targets, NDManager scope) {
    List<SenseTarget> seen = new ArrayList<>();
    List<SenseTarget> heard = new ArrayList<>();
    for (int k = 0; k < targets.size(); k++) {
      ClipFeatures clip = batch.examples().get(k).clip();
      if (clip.frames().isPresent()) {
        seen.add(targets.get(k));
      }
      if (clip.mel().isPresent()) {
        heard.add(targets.get(k));
      }
    }
    NDList tensors = tensors(seen, SenseTarget::units, SenseTarget::seenLabel, scope);
    tensors.addAll(tensors(heard, SenseTarget::prosody, SenseTarget::heardLabel, scope));
    return tensors;
  }

  private static NDList tensors(
      List<SenseTarget> targets,
      Function<SenseTarget, Optional<float[]>> measured,
      ToIntFunction<SenseTarget> spoken,
      NDManager scope) {
    int count = targets.size();
    int measures =
        targets.stream()
            .flatMap(one -> measured.apply(one).stream())
            .mapToInt(v -> v.length)
            .max()
            .orElse(1);
    int labels = targets.stream().mapToInt(SenseTarget::labels).max().orElse(1);
    float[] values = new float[count * measures];
    float[] known = new float[count];
    float[] label = new float[count * labels];
    for (int k = 0; k < count; k++) {
      SenseTarget one = targets.get(k);
      int row = k;
      measured
          .apply(one)
          .ifPresent(
              found -> {
                System.arraycopy(found, 0, values, row * measures, measures);
                known[row] = 1;
              });
      label[k * labels + spoken.applyAsInt(one)] = 1;
    }
    return new NDList(
        scope.create(values, new Shape(count, measures)),
        scope.create(known, new Shape(count)),
        scope.create(label, new Shape(count, labels)));
  }
}
