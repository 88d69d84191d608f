package studio.migr.runtime.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SilentOutputTest {
  private final AtomicLong now = new AtomicLong();
  private final SilentOutput output = new SilentOutput(now::get);

  @Test
  void playsAtThePaceOfTheClock() {
    output.write(new float[9600], 4800);
    assertThat(output.writable()).isZero();
    now.addAndGet(1_000_000_000);
    assertThat(output.played()).isZero();

    output.start();
    now.addAndGet(50_000_000);

    assertThat(output.played()).isEqualTo(2400);
    assertThat(output.writable()).isEqualTo(2400);
  }

  @Test
  void losesTheTimeInWhichItHadNothingToPlay() {
    output.write(new float[960], 480);
    output.start();
    now.addAndGet(500_000_000);
    assertThat(output.played()).isEqualTo(480);

    output.write(new float[9600], 4800);
    now.addAndGet(10_000_000);

    assertThat(output.played()).isEqualTo(960);
  }

  @Test
  void losesItAlsoIfNobodyAskedMeanwhile() {
    output.write(new float[960], 480);
    output.start();
    now.addAndGet(500_000_000);

    output.write(new float[9600], 4800);

    assertThat(output.played()).isEqualTo(480);
  }

  @Test
  void countsFromZeroAfterADiscard() {
    output.write(new float[9600], 4800);
    output.start();
    now.addAndGet(50_000_000);

    output.discard();

    assertThat(output.played()).isZero();
    assertThat(output.writable()).isEqualTo(4800);
  }
}
