package studio.migr.runtime.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import studio.migr.runtime.attention.LookColumn.Kind;

/**
 * Orders what a model looked at by sense and time: the words of the prompt, the answer's own, then
 * the picture frame by frame, then the sound step by step. All tokens of a frame, coarse and fine,
 * are one column.
 */
public final class LookColumns {
  /** Words of a prompt that make a column. */
  private static final int WORDS = 16;

  private LookColumns() {}

  /**
   * @param most columns of sound; neighbouring steps are put together where there are more
   */
  public static List<LookColumn> of(PositionMap map, ClipTimes times, int most) {
    List<LookColumn> columns = new ArrayList<>();
    Map<Integer, List<Integer>> frames = new TreeMap<>();
    List<LookColumn> sound = new ArrayList<>();
    for (PositionSpan span : map.spans()) {
      switch (span) {
        case PositionSpan.Text(int start, int length) -> {
          for (int from = start; from < start + length; from += WORDS) {
            columns.add(untimed(Kind.PROMPT, from, Math.min(from + WORDS, start + length)));
          }
        }
        case PositionSpan.Frame frame ->
            frames
                .computeIfAbsent(frame.frame(), _ -> new ArrayList<>())
                .addAll(range(frame.start(), frame.start() + frame.length()));
        case PositionSpan.Sound steps -> sound.addAll(sound(steps, times, most));
      }
    }
    columns.add(new LookColumn(Kind.ANSWER, Double.NaN, Double.NaN, List.of()));
    frames.forEach(
        (frame, positions) -> columns.add(picture(frame, frames.size(), positions, times)));
    columns.addAll(sound);
    return List.copyOf(columns);
  }

  private static LookColumn untimed(Kind kind, int from, int to) {
    return new LookColumn(kind, Double.NaN, Double.NaN, range(from, to));
  }

  /** A frame stands for the stretch from halfway to the one before to halfway to the next. */
  private static LookColumn picture(
      int frame, int count, List<Integer> positions, ClipTimes times) {
    double length = times.endMs() - times.startMs();
    if (frame >= times.frameMs().size()) {
      double from = times.startMs() + length * frame / count;
      return new LookColumn(Kind.PICTURE, from, from + length / count, positions);
    }
    double at = times.frameMs().get(frame);
    double from = frame == 0 ? times.startMs() : (times.frameMs().get(frame - 1) + at) / 2;
    double to =
        frame + 1 < times.frameMs().size()
            ? (at + times.frameMs().get(frame + 1)) / 2
            : times.endMs();
    return new LookColumn(Kind.PICTURE, from, to, positions);
  }

  private static List<LookColumn> sound(PositionSpan.Sound steps, ClipTimes times, int most) {
    int heard =
        (int)
            Math.clamp(
                (long) Math.ceil((times.soundEndMs() - times.soundMs()) / steps.stepMs()),
                0,
                steps.length());
    int together = Math.max(1, (heard + most - 1) / most);
    List<LookColumn> columns = new ArrayList<>();
    for (int from = 0; from < heard; from += together) {
      int to = Math.min(from + together, heard);
      columns.add(
          new LookColumn(
              Kind.SOUND,
              times.soundMs() + from * steps.stepMs(),
              times.soundMs() + to * steps.stepMs(),
              range(steps.start() + from, steps.start() + to)));
    }
    if (heard < steps.length()) {
      columns.add(untimed(Kind.SILENCE, steps.start() + heard, steps.start() + steps.length()));
    }
    return columns;
  }

  private static List<Integer> range(int from, int to) {
    List<Integer> range = new ArrayList<>();
    for (int k = from; k < to; k++) {
      range.add(k);
    }
    return range;
  }
}
