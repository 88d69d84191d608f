package studio.migr.app.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.migr.app.player.ClockText;
import studio.migr.runtime.media.VideoTrack;

/** Where the marks of the ruler stand and what they say: the clock, or the numbers of frames. */
interface Scale {
  /**
   * @param ms on the container's clock
   */
  record Mark(double ms, String label) {}

  /**
   * Marks with a label, none closer to the next than {@code room} px.
   *
   * @param width of the axis in px
   */
  List<Mark> labelled(TimeWindow window, double width, double room);

  /** Where smaller marks stand, in ms. */
  List<Double> small(TimeWindow window, double width, double room);

  static Scale of(boolean inFrames, Optional<VideoTrack> video) {
    return inFrames && video.isPresent() ? new Frames(video.get()) : new Clock();
  }

  /** Times on the clip's own clock. */
  record Clock() implements Scale {
    @Override
    public List<Mark> labelled(TimeWindow window, double width, double room) {
      double step = TickSteps.labelled(window.lengthMs() / width, room);
      List<Mark> marks = new ArrayList<>();
      for (double ms = TickSteps.firstAtOrAfter(window.startMs(), step);
          ms <= window.endMs();
          ms += step) {
        marks.add(new Mark(ms, ClockText.coarse(ms, step)));
      }
      return marks;
    }

    @Override
    public List<Double> small(TimeWindow window, double width, double room) {
      double step = TickSteps.between(TickSteps.labelled(window.lengthMs() / width, room));
      List<Double> marks = new ArrayList<>();
      for (double ms = TickSteps.firstAtOrAfter(window.startMs(), step);
          ms <= window.endMs();
          ms += step) {
        marks.add(ms);
      }
      return marks;
    }
  }

  /** Numbers of frames, where the frames really are: at a variable rate the marks are uneven. */
  record Frames(VideoTrack video) implements Scale {
    private static final int[] LEADS = {1, 2, 5};

    @Override
    public List<Mark> labelled(TimeWindow window, double width, double room) {
      List<Mark> marks = new ArrayList<>();
      int step = step(window, width, room);
      for (int k : every(window, step)) {
        marks.add(new Mark(video.millisOf(k), "f " + k));
      }
      return marks;
    }

    @Override
    public List<Double> small(TimeWindow window, double width, double room) {
      int step = step(window, width, room);
      return step % 5 == 0
          ? every(window, step / 5).stream().map(video::millisOf).toList()
          : List.of();
    }

    private int step(TimeWindow window, double width, double room) {
      double shown =
          Math.max(
              1,
              video.frameAtMillis(window.endMs()) - (double) video.frameAtMillis(window.startMs()));
      double wanted = shown / width * room;
      for (int scale = 1; ; scale *= 10) {
        for (int lead : LEADS) {
          if (lead * scale >= wanted || scale >= 100_000_000) {
            return lead * scale;
          }
        }
      }
    }

    private List<Integer> every(TimeWindow window, int step) {
      List<Integer> numbers = new ArrayList<>();
      int first = Math.max(0, video.frameAtMillis(window.startMs()));
      int last = Math.min(video.frames().size() - 1, video.frameAtMillis(window.endMs()));
      for (int k = (first + step - 1) / step * step; k <= last; k += step) {
        numbers.add(k);
      }
      return numbers;
    }
  }
}
