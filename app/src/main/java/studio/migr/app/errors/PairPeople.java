package studio.migr.app.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import studio.migr.app.plot.IntervalPlot.Point;
import studio.migr.runtime.work.Work;
import studio.migr.training.evaluate.Figure;
import studio.migr.training.evaluate.Interval;
import studio.migr.training.evaluate.WhyNotDefined;

/**
 * A confusion of the model beside the same among people, who judged from sound and picture, with 95
 * % intervals: Wilson's for shares of clips, and for people, of whom several judge one clip, a
 * percentile bootstrap over clips.
 *
 * @param model of the clips that are {@code cell.row()}, the share that the model calls {@code
 *     cell.column()}
 * @param people if one person says {@code cell.row()}, how often another says {@code cell.column()}
 *     of the same clip
 * @param within of the model's errors of this cell that a person judged, the share of which at
 *     least one person said what the model says
 */
public record PairPeople(Cell cell, Point model, Point people, Point within) {
  private static final int DRAWS = 1000;
  private static final int FEWEST_CLIPS = 5;
  private static final long SEED = 20_110_125;

  /** How often somebody says the row's label of a clip with another beside, and who differs. */
  private record Said(int pairs, int confused) {}

  /**
   * @param cases all that are compared
   * @param matrix the model against what is right, of the same clips
   * @throws java.util.concurrent.CancellationException if {@code work} is cancelled
   */
  static PairPeople of(Cell cell, Iterable<ClipCase> cases, Matrix matrix, Work work) {
    List<Said> clips = new ArrayList<>();
    for (ClipCase each : cases) {
      int rows = 0;
      int columns = 0;
      Map<String, String> voters = each.voters();
      for (String said : voters.values()) {
        rows += said.equals(cell.row()) ? 1 : 0;
        columns += said.equals(cell.column()) ? 1 : 0;
      }
      if (rows > 0 && voters.size() > 1) {
        clips.add(new Said(rows * (voters.size() - 1), rows * columns));
      }
    }
    int judged = 0;
    int shared = 0;
    for (ClipCase error : matrix.clips(cell)) {
      Map<String, String> voters = error.voters();
      judged += voters.isEmpty() ? 0 : 1;
      shared += voters.containsValue(cell.column()) ? 1 : 0;
    }
    return new PairPeople(
        cell,
        ModelFigures.share(
            matrix.count(cell), matrix.row(cell.row()), WhyNotDefined.NO_CLIPS_OF_LABEL),
        people(clips, work),
        ModelFigures.share(shared, judged, WhyNotDefined.NO_CLIPS));
  }

  private static Point people(List<Said> clips, Work work) {
    int pairs = clips.stream().mapToInt(Said::pairs).sum();
    int confused = clips.stream().mapToInt(Said::confused).sum();
    return new Point(
        Figure.share(confused, pairs, WhyNotDefined.NOTHING_JUDGED_TWICE), drawn(clips, work));
  }

  private static Optional<Interval> drawn(List<Said> clips, Work work) {
    if (clips.size() < FEWEST_CLIPS) {
      return Optional.empty();
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double[] shares = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      work.check();
      long pairs = 0;
      long confused = 0;
      for (int k = 0; k < clips.size(); k++) {
        Said clip = clips.get(random.nextInt(clips.size()));
        pairs += clip.pairs();
        confused += clip.confused();
      }
      shares[draw] = confused / (double) pairs;
    }
    return Interval.of(shares);
  }
}
