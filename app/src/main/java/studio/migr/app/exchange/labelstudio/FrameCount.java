package studio.migr.app.exchange.labelstudio;

import java.util.Optional;
import java.util.OptionalDouble;
import studio.migr.runtime.labelstudio.LabelStudioTask;
import studio.migr.runtime.labelstudio.LabellingSetup;

/**
 * By which rate Label Studio counted the frames of a video: what its configuration says, else what
 * the task brings as {@code fps}, else {@value #DEFAULT}.
 *
 * @param rate frames a second
 * @param assumed whether nobody said it
 */
record FrameCount(double rate, boolean assumed) {
  /** What Label Studio takes where a configuration names no frame rate. */
  static final double DEFAULT = 24;

  private static final double FASTEST = 10_000;

  static FrameCount of(LabelStudioTask task, Optional<LabellingSetup> view, String object) {
    Optional<String> written =
        view.flatMap(known -> known.object(object)).flatMap(LabellingSetup.Shown::frameRate);
    OptionalDouble rate = written.map(text -> said(text, task)).orElse(OptionalDouble.empty());
    if (rate.isEmpty()) {
      rate = task.frameRate();
    }
    return new FrameCount(rate.orElse(DEFAULT), rate.isEmpty());
  }

  private static OptionalDouble said(String text, LabelStudioTask task) {
    String number = text;
    if (text.startsWith("$")) {
      String field = text.substring(1);
      if (field.equals("fps")) {
        return task.frameRate();
      }
      number = task.data().getOrDefault(field, "");
    }
    if (!number.matches("[0-9]{1,5}(\\.[0-9]{1,20})?")) {
      return OptionalDouble.empty();
    }
    double rate = Double.parseDouble(number);
    return rate > 0 && rate <= FASTEST ? OptionalDouble.of(rate) : OptionalDouble.empty();
  }
}
