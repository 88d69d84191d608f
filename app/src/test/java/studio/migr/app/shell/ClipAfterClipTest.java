package studio.migr.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
      int warm = Math.max(20, OPENED / 10);
      open(window, warm);
      long heap = heap();
      long resident = resident(status);
      open(window, OPENED);
      long heapAfter = heap();
      long residentAfter = resident(status);
      System.out.printf(
          "%d clips opened: heap %d to %d MiB, resident memory %d to %d MiB%n",
          OPENED, heap >> 20, heapAfter >> 20, resident >> 20, residentAfter >> 20);
      assertThat(heapAfter - heap).as("heap in bytes").isLessThan(HEAP_SLACK);
      assertThat(residentAfter - resident).as("resident bytes").isLessThan(NATIVE_SLACK);
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
