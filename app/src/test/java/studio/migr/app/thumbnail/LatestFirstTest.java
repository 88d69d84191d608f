package studio.migr.app.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LatestFirstTest {
  private final LatestFirst background = new LatestFirst("test", 3);
  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

  private void ask(String name) {
    background.ask(name, () -> done.add(name));
  }

  private List<String> take(int count) throws InterruptedException {
    List<String> taken = new java.util.ArrayList<>();
    for (int k = 0; k < count; k++) {
      taken.add(String.valueOf(done.poll(3, TimeUnit.MINUTES)));
    }
    return taken;
  }

  @Test
  void whatWasAskedForLastIsDoneFirstAndOldWishesAreForgotten() throws Exception {
    background.hold(true);
    List.of("a", "b", "c", "d").forEach(this::ask);
    ask("b");
    background.hold(false);
    assertThat(take(3)).containsExactly("b", "d", "c");
    assertThat(done.poll(50, TimeUnit.MILLISECONDS)).as("a was asked for long ago").isNull();
  }

  @Test
  void nothingBeginsWhileItIsHeldAndItGoesOnAfterwards() throws Exception {
    ask("before");
    assertThat(take(1)).containsExactly("before");
    background.hold(true);
    ask("held");
    assertThat(done.poll(100, TimeUnit.MILLISECONDS)).isNull();
    background.hold(false);
    assertThat(take(1)).containsExactly("held");
  }
}
