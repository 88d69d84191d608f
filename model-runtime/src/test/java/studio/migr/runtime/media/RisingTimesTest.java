package studio.migr.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Time stamps that do not rise are mended, the same way wherever reading starts. */
final class RisingTimesTest {

  private static long[] mend(RisingTimes times, long[] stamps) {
    return Arrays.stream(stamps).map(stamp -> times.next(stamp, 40)).toArray();
  }

  @Example
  void doubledFallingAndMissingStampsAreMended() {
    assertThat(mend(new RisingTimes(), new long[] {100, 100, 90, 200, AV_NOPTS_VALUE, 280}))
        .containsExactly(100, 101, 102, 200, 240, 280);
  }

  @Example
  void aStreamWithoutStampsCountsDurations() {
    assertThat(mend(new RisingTimes(), new long[] {AV_NOPTS_VALUE, AV_NOPTS_VALUE}))
        .containsExactly(0, 40);
  }

  @Property
  void theyAlwaysRise(@ForAll @Size(max = 50) long[] stamps) {
    long[] mended = mend(new RisingTimes(), stamps);
    for (int k = 1; k < mended.length; k++) {
      assertThat(mended[k]).isGreaterThan(mended[k - 1]);
    }
  }

  @Property
  void startingAtAFrameWhoseStampIsItsTimeGivesTheSameTimes(
      @ForAll @Size(max = 50) List<@LongRange(min = -50, max = 50) Long> list) {
    long[] stamps = list.stream().mapToLong(Long::longValue).toArray();
    long[] mended = mend(new RisingTimes(), stamps);
    for (int start = 0; start < stamps.length; start++) {
      if (mended[start] == stamps[start]) {
        RisingTimes times = new RisingTimes();
        times.restartAt(stamps[start], 40);
        assertThat(mend(times, Arrays.copyOfRange(stamps, start + 1, stamps.length)))
            .containsExactly(Arrays.copyOfRange(mended, start + 1, mended.length));
      }
    }
  }
}
