package studio.migr.training.verify;

import java.util.ArrayList;
import java.util.List;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.verify.Expected;
import studio.migr.training.model.ClipFeatures;
import studio.migr.training.model.Example;

/**
 * Texts of which some tokens are learnt, as reference values have them: all but the first token of
 * each is scored, and those that are not learnt count nothing.
 *
 * @param derivatives of the mean cost of the learnt tokens by the log-probability of each
 */
record LabelledRows(List<Example> examples, List<float[]> derivatives) {
  private static final long NOT_LEARNT = -100;

  static LabelledRows of(Expected expected) {
    int tokens = expected.size("ids", 1);
    long[] ids = expected.longs("ids");
    long[] labels = expected.longs("labels");
    long[] padding = expected.paddingOf("mask");
    int learnt = 0;
    List<Example> examples = new ArrayList<>();
    List<float[]> marks = new ArrayList<>();
    for (int row = 0; row < padding.length; row++) {
      int from = row * tokens + (int) padding[row];
      int count = tokens - (int) padding[row] - 1;
      long[] completion = new long[count];
      float[] mark = new float[count];
      for (int k = 0; k < count; k++) {
        completion[k] = ids[from + 1 + k];
        mark[k] = labels[from + 1 + k] == NOT_LEARNT ? 0 : 1;
        learnt += (int) mark[k];
      }
      examples.add(
          new Example(new Prompt(List.of(ids[from])), ClipFeatures.NONE, new long[0], completion));
      marks.add(mark);
    }
    for (float[] mark : marks) {
      for (int k = 0; k < mark.length; k++) {
        mark[k] *= -1f / learnt;
      }
    }
    return new LabelledRows(examples, marks);
  }

  /** The mean cost of the learnt tokens. */
  float loss(List<float[]> logProbabilities) {
    double loss = 0;
    for (int row = 0; row < derivatives.size(); row++) {
      for (int k = 0; k < derivatives.get(row).length; k++) {
        loss += derivatives.get(row)[k] * logProbabilities.get(row)[k];
      }
    }
    return (float) loss;
  }
}
