package studio.migr.app.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.migr.app.library.LibraryModel;

/** Hands that do several things in the window before anything of it is written. */
public final class QuickHands {
  private final StudioWindow window;
  private final List<String> clips;

  /**
   * Opens a window with the project.
   *
   * @param clips ids of its clips
   */
  public QuickHands(Path home, Path project, List<String> clips) throws Exception {
    this.window = StudioWindow.open(home, Optional.of(project));
    this.clips = clips;
  }

  public StudioWindow window() {
    return window;
  }

  /** All in one turn of the window's thread: nothing is written meanwhile. */
  public void atOnce(Runnable... acts) {
    StudioWindow.onFx(
        () -> {
          for (Runnable act : acts) {
            act.run();
          }
          return true;
        });
    window.waitUntilSaved();
  }

  /** Goes to the clip of that number. */
  public Runnable choose(int clip) {
    return () -> window.get(LibraryModel.class).select(clips.get(clip));
  }
}
