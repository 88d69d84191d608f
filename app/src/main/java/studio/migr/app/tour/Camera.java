package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.message.Messages;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.settings.Motion;
import studio.migr.app.shell.Theme;
import studio.migr.app.tour.check.FocusCheck;
import studio.migr.app.tour.check.MotionCheck;
import studio.migr.app.tour.check.ScreenCheck;
import studio.migr.app.tour.check.Tally;

/** Takes the pictures of the tour, in every look, and has each screen checked. */
final class Camera {
  private static final Logger LOG = LoggerFactory.getLogger(Camera.class);

  private final Path folder;
  private List<Look> looks;
  private final List<View> views = new ArrayList<>();
  private final List<String> remarks = Collections.synchronizedList(new ArrayList<>());
  private int number;

  /**
   * @param folder where the pictures go
   */
  Camera(Path folder, List<Look> looks) {
    this.folder = folder;
    this.looks = List.copyOf(looks);
  }

  /** From now on; none takes no pictures. */
  void useLooks(List<Look> next) {
    looks = List.copyOf(next);
  }

  /** Something that went wrong on the way to the next view; the report has it there. */
  void remark(String sentence) {
    remarks.add(sentence);
  }

  /** An exception that nobody caught. Any thread may report one. */
  void remarkOn(Throwable error) {
    LOG.error("The window threw", error);
    remark(Messages.text("tour.thrown", error.toString()));
  }

  /** Takes {@code name} in every look while the window stands still. */
  void capture(DrivenStudio studio, String name) throws IOException {
    capture(studio, name, ScreenCheck.all(), () -> {}, () -> {});
  }

  /**
   * Like {@link #capture}.
   *
   * @param arrange puts in sight what is meant; done for each look, since to look whether Tab
   *     reaches all of it scrolls it away
   */
  void captureWith(DrivenStudio studio, String name, Runnable arrange) throws IOException {
    capture(studio, name, ScreenCheck.all(), arrange, () -> {});
  }

  /** Like {@link #capture}, but presses no Tab: for what moves, or goes away with the focus. */
  void captureWithoutTab(DrivenStudio studio, String name) throws IOException {
    captureOpen(studio, name, () -> {}, () -> {});
  }

  /**
   * Takes a menu or the like.
   *
   * @param open opens it; done for each look anew, since a menu keeps the look it was opened in
   * @param close closes it
   */
  void captureOpen(DrivenStudio studio, String name, Runnable open, Runnable close)
      throws IOException {
    List<ScreenCheck> checks =
        ScreenCheck.all().stream().filter(check -> !(check instanceof FocusCheck)).toList();
    capture(studio, name, checks, open, close);
  }

  private void capture(
      DrivenStudio studio, String name, List<ScreenCheck> checks, Runnable open, Runnable close)
      throws IOException {
    number++;
    for (Look look : looks) {
      dress(studio, look);
      open.run();
      studio.settle();
      String file = String.format(Locale.ROOT, "%02d-%s-%s.png", number, name, look);
      Screenshot picture = OffScreen.call(() -> Screenshot.of(studio.stage(), look.scale()));
      boolean plays = // now: it may come to its end while the picture is looked at
          OffScreen.call(() -> studio.part(PlayerModel.class).playingProperty().get());
      picture.write(folder.resolve(file));
      Set<String> problems = new LinkedHashSet<>(remarks);
      remarks.clear();
      Tally tally = new Tally();
      problems.addAll(OffScreen.call(() -> problems(studio, checks, tally)));
      Movement movement =
          look.equals(looks.getFirst())
              ? movement(studio, plays, problems)
              : Movement.NOT_LOOKED_AT;
      views.add(new View(name, file, look, tally.figures(), movement, List.copyOf(problems)));
      close.run();
    }
  }

  private static void dress(DrivenStudio studio, Look look) {
    OffScreen.run(
        () ->
            studio
                .part(Theme.class)
                .choiceProperty()
                .set(look.dark() ? Theme.Choice.DARK : Theme.Choice.LIGHT));
    OffScreen.resize(studio.stage(), look.windowWidth(), look.windowHeight());
    studio.settle();
  }

  private static List<String> problems(DrivenStudio studio, List<ScreenCheck> checks, Tally tally) {
    List<String> problems = new ArrayList<>();
    for (ScreenCheck check : checks) {
      problems.addAll(check.problems(studio.scene(), tally));
      if (!(check instanceof FocusCheck)) { // a menu is worked by arrows
        for (PopupWindow popup : studio.popups()) {
          problems.addAll(check.problems(popup.getScene(), tally));
        }
      }
    }
    return problems;
  }

  /** Whether something moves by itself although motion is reduced, as it is for the moment. */
  private static Movement movement(DrivenStudio studio, boolean plays, Set<String> problems) {
    if (plays) {
      return Movement.PLAYS;
    }
    Motion motion = studio.part(Motion.class);
    boolean reduced = OffScreen.call(() -> motion.reducedProperty().get());
    if (!reduced) {
      OffScreen.run(motion::toggle);
    }
    try {
      Stream<Scene> popups = studio.popups().stream().map(PopupWindow::getScene);
      List<MotionCheck> checks =
          Stream.concat(Stream.of(studio.scene()), popups).map(MotionCheck::new).toList();
      for (int i = 0; i < MotionCheck.LOOKS; i++) {
        studio.settle();
        OffScreen.run(() -> checks.forEach(MotionCheck::look));
      }
      List<String> moves =
          OffScreen.call(() -> checks.stream().flatMap(check -> check.problem().stream()).toList());
      problems.addAll(moves);
      return moves.isEmpty() ? Movement.STILL : Movement.MOVES;
    } finally {
      if (!reduced) {
        OffScreen.run(motion::toggle);
      }
    }
  }

  /** All pictures so far. A remark after the last of them is kept with it. */
  List<View> views() {
    if (remarks.isEmpty() || views.isEmpty()) {
      return List.copyOf(views);
    }
    List<View> all = new ArrayList<>(views);
    View last = all.removeLast();
    List<String> problems = new ArrayList<>(last.problems());
    problems.addAll(remarks);
    all.add(
        new View(last.name(), last.file(), last.look(), last.figures(), last.movement(), problems));
    return all;
  }
}
