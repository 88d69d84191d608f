package studio.migr.app.bench;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** Tells the process that measures the start that this one is ready, and ends it. */
public final class ReadySignal {
  private static final String PROPERTY = "studio.exit-when-ready";

  private static final String STAY = "studio.stay-when-ready";

  private static final String DIE = "studio.die-when-ready";

  private ReadySignal() {}

  /** Whether this process was started to be measured. */
  public static boolean wanted() {
    return Boolean.getBoolean(PROPERTY);
  }

  /** The option that a process to be looked at afterwards is started with besides. */
  static String optionToStay() {
    return "-D" + STAY + "=true";
  }

  /** The option that a process is started with besides that is to end as if it was killed. */
  static String optionToDie() {
    return "-D" + DIE + "=true";
  }

  /** The option that a process to be measured is started with. */
  static String option() {
    return "-D" + PROPERTY + "=true";
  }

  /**
   * Looks at every frame whether {@code usable} holds; once a frame was drawn with it, says so and
   * closes the windows as their user does, unless the process is to stay or to die. Call on the
   * JavaFX thread.
   */
  public static void when(BooleanSupplier usable) {
    new AnimationTimer() {
      private boolean drawn;

      @Override
      public void handle(long now) {
        if (drawn) {
          System.out.println(StartMeasurement.READY);
          System.out.flush();
          stop();
          end();
        }
        drawn = usable.getAsBoolean(); // the frame that begins now shows it
      }
    }.start();
  }

  private static void end() {
    if (Boolean.getBoolean(DIE)) {
      Runtime.getRuntime().halt(0);
    } else if (!Boolean.getBoolean(STAY)) {
      for (Window each : List.copyOf(Window.getWindows())) {
        each.fireEvent(new WindowEvent(each, WindowEvent.WINDOW_CLOSE_REQUEST));
      }
    }
  }
}
