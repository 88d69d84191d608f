package studio.migr.app.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.migr.training.evaluate.Figure;
import studio.migr.training.evaluate.WhyNotDefined;

/**
 * A confusion of the model beside the same among people, who judged from sound and picture.
 *
 * @param model of the clips that are {@code cell.row()}, the share that the model calls {@code
 *     cell.column()}
 * @param people if one person says {@code cell.row()}, how often another says {@code cell.column()}
 *     of the same clip
 * @param within of the model's errors of this cell that a person judged, the share of which at
 *     least one person said what the model says
 */
public record PairPeople(Cell cell, Figure model, Figure people, Figure within) {

  /**
   * @param cases all that are compared
   * @param matrix the model against what is right, of the same clips
   */
  static PairPeople of(Cell cell, Iterable<ClipCase> cases, Matrix matrix) {
    int pairs = 0;
    int confused = 0;
    for (ClipCase each : cases) {
      List<String> said = new ArrayList<>(each.voters().values());
      for (int i = 0; i < said.size(); i++) {
        for (int j = 0; j < said.size(); j++) {
          if (i != j && said.get(i).equals(cell.row())) {
            pairs++;
            confused += said.get(j).equals(cell.column()) ? 1 : 0;
          }
        }
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
        Figure.share(matrix.count(cell), matrix.row(cell.row()), WhyNotDefined.NO_CLIPS_OF_LABEL),
        Figure.share(confused, pairs, WhyNotDefined.NOTHING_JUDGED_TWICE),
        Figure.share(shared, judged, WhyNotDefined.NO_CLIPS));
  }
}
