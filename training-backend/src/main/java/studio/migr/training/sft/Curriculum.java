package studio.migr.training.sft;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import studio.migr.training.dataset.TeachingSample;

/**
 * Which samples come in which step, and what is shown of them. All follows from the seed and the
 * step's number, so that nothing of it has to be kept.
 */
final class Curriculum {
  private final List<TeachingSample> samples;
  private final SftSettings settings;
  private final SenseLabels labels;
  private int orderedEpoch = -1;
  private int[] order = {};

  Curriculum(List<TeachingSample> samples, SftSettings settings, SenseLabels labels) {
    this.samples = samples;
    this.settings = settings;
    this.labels = labels;
  }

  /** Steps of an epoch; the last one may have fewer samples. */
  long stepsOfEpoch() {
    return ((long) samples.size() + settings.batch() - 1) / settings.batch();
  }

  long steps() {
    return stepsOfEpoch() * (settings.sensesEpochs() + settings.epochs());
  }

  /** Whether a step, from 1, teaches towers and bridge only. */
  boolean ofSenses(long step) {
    return epoch(step) < settings.sensesEpochs();
  }

  /** The epoch of a step, from 0. */
  int epoch(long step) {
    return (int) ((step - 1) / stepsOfEpoch());
  }

  /**
   * @param step from 1
   */
  List<Lesson> lessons(long step) {
    int epoch = epoch(step);
    if (epoch != orderedEpoch) {
      order = shuffled(epoch);
      orderedEpoch = epoch;
    }
    int from = (int) ((step - 1) % stepsOfEpoch()) * settings.batch();
    List<Lesson> lessons = new ArrayList<>();
    for (int k = from; k < Math.min(from + settings.batch(), order.length); k++) {
      lessons.add(
          Lesson.draw(
              samples.get(order[k]), settings, labels, mixed(settings.seed(), epoch, order[k])));
    }
    return lessons;
  }

  private int[] shuffled(int epoch) {
    int[] numbers = IntStream.range(0, samples.size()).toArray();
    SplittableRandom random = new SplittableRandom(mixed(settings.seed(), epoch, -1));
    for (int k = numbers.length - 1; k > 0; k--) {
      int other = random.nextInt(k + 1);
      int kept = numbers[k];
      numbers[k] = numbers[other];
      numbers[other] = kept;
    }
    return numbers;
  }

  private static long mixed(long seed, int epoch, int sample) {
    SplittableRandom random = new SplittableRandom(seed);
    long first = random.nextLong() + epoch;
    return new SplittableRandom(first).nextLong() + sample;
  }
}
