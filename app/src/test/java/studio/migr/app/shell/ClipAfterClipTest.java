package studio.migr.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.player.PlayerState;
import studio.migr.app.testing.StudioWindow;
import studio.migr.runtime.testing.ClipMaker;

/**
 * Clips opened one after the other. Memory must not grow with their number: some in every run,
 * {@code -Dclips.opened=2000} for a working week.
 */
class ClipAfterClipTest {
  private static final int OPENED = Integer.getInteger("clips.opened", 60);

  /** What is loaded and compiled along the way; far less than a clip for each opened one. */
  private static final long HEAP_SLACK = 24L << 20;

  private static final long NATIVE_SLACK = 96L << 20;

  /** How often memory is looked at and printed along the way. */
  private static final int INTERVALS = 10;

  @TempDir Path home;

  @Test
  void openingClipAfterClipKeepsHeapAndNativeMemoryFlat() throws IOException {
    Path status = Path.of("/proc/self/status");
    Assumptions.assumeTrue(Files.exists(status), "only Linux tells the memory of a process");
    Path clips = Files.createDirectory(home.resolve("clips"));
    for (int k = 0; k < 4; k++) {
      new ClipMaker().frames(50 + k).size(640, 360).make(clips.resolve("clip " + k + ".mp4"));
    }
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.drop(clips, 4);
      open(window, Math.max(20, OPENED / 10));
      List<Memory> first = open(window, status, 0, OPENED / 2);
      List<Memory> second = open(window, status, OPENED / 2, OPENED);
      assertThat(middle(second, Memory::heap) - middle(first, Memory::heap))
          .as("heap in bytes")
          .isLessThan(HEAP_SLACK);
      assertThat(middle(second, Memory::outsideHeap) - middle(first, Memory::outsideHeap))
          .as("resident bytes outside the heap")
          .isLessThan(NATIVE_SLACK);
    }
  }

  @Test
  void aClipThatIsDeletedWhileItPlaysIsSaidInOneSentenceAndTheNextOneOpens() throws IOException {
    Path clips = Files.createDirectory(home.resolve("clips"));
    Path first = new ClipMaker().frames(100).size(64, 48).make(clips.resolve("a.mp4"));
    new ClipMaker().frames(30).size(64, 48).make(clips.resolve("b.mp4"));
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.drop(clips, 2);
      waitUntilReady(window);
      window.press(KeyCode.SPACE);
      Files.delete(first);
      window.press(KeyCode.CONTROL, KeyCode.RIGHT);
      waitUntilReady(window);
      window.press(KeyCode.CONTROL, KeyCode.LEFT);
      window.waitUntil(
          "the studio says that it is gone",
          () ->
              window.find("#missing-clip").isVisible()
                  || window.get(PlayerModel.class).stateProperty().get()
                      instanceof PlayerState.Broken);
      assertThat(
              StudioWindow.onFx(
                  () ->
                      window.scene().getRoot().lookupAll(".label").stream()
                          .filter(node -> node.isVisible())
                          .map(node -> String.valueOf(((Label) node).getText()))
                          .filter(text -> text.contains("a.mp4"))
                          .toList()))
          .isNotEmpty()
          .noneMatch(text -> text.contains("Exception"));
    }
  }

  /**
   * What a process holds after a clean-up, in bytes.
   *
   * @param heap in use
   * @param committed what the heap takes, used or not: it grows and shrinks as Java likes
   * @param resident all of the process in memory
   */
  private record Memory(long heap, long committed, long resident) {
    long outsideHeap() {
      return resident - committed;
    }
  }

  /** Opens clips and looks at the memory at intervals. */
  private static List<Memory> open(StudioWindow window, Path status, int from, int to)
      throws IOException {
    List<Memory> seen = new ArrayList<>();
    int stretch = Math.max(1, OPENED / INTERVALS);
    for (int opened = from; opened < to; opened += stretch) {
      open(window, Math.min(stretch, to - opened));
      long heap = heap();
      long committed = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
      Memory now = new Memory(heap, committed, resident(status));
      System.out.printf(
          "%d clips opened: heap %d MiB in use, %d MiB taken; resident memory %d MiB, %d of it"
              + " outside the heap%n",
          Math.min(to, opened + stretch),
          heap >> 20,
          committed >> 20,
          now.resident() >> 20,
          now.outsideHeap() >> 20);
      seen.add(now);
    }
    return seen;
  }

  /** The median: the memory at one instant says little. */
  private static long middle(List<Memory> seen, ToLongFunction<Memory> value) {
    long[] sorted = seen.stream().mapToLong(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static void open(StudioWindow window, int times) {
    for (int k = 0; k < times; k++) {
      int at = k % 4;
      StudioWindow.onFx(
          () -> {
            LibraryModel library = window.get(LibraryModel.class);
            library.select(library.shown().get(at));
            return true;
          });
      waitUntilReady(window);
    }
  }

  private static void waitUntilReady(StudioWindow window) {
    window.waitUntil(
        "the clip can be played",
        () ->
            window.get(PlayerModel.class).stateProperty().get() instanceof PlayerState.Ready
                && window.get(PlayerModel.class).pictureProperty().get().isPresent());
  }

  private static long heap() {
    long least = Long.MAX_VALUE;
    for (int k = 0; k < 3; k++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  private static long resident(Path status) throws IOException {
    return Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow()
        * 1024;
  }
}
