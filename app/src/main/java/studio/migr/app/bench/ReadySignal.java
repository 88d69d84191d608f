package studio.migr.app.bench;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;

/** Tells the process that measures the start that this one is ready, and ends it. */
public final class ReadySignal {
  private static final String PROPERTY = "studio.exit-when-ready";

  private static final String STAY = "studio.stay-when-ready";

  private ReadySignal() {}

  /** Whether this process was started to be measured. */
  public static boolean wanted() {
    return Boolean.getBoolean(PROPERTY);
  }

  /** The option that a process to be looked at afterwards is started with besides. */
  static String optionToStay() {
    return "-D" + STAY + "=true";
  }

  /** The option that a process to be measured is started with. */
  static String option() {
    return "-D" + PROPERTY + "=true";
  }

  /**
   * Looks at every frame whether {@code usable} holds; once a frame was drawn with it, says so and
   * ends the process, unless that is to stay. Call on the JavaFX thread.
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
          if (!Boolean.getBoolean(STAY)) {
            Runtime.getRuntime().exit(0);
          }
        }
        drawn = usable.getAsBoolean(); // the frame that begins now shows it
      }
    }.start();
  }
}
