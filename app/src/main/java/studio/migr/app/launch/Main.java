package studio.migr.app.launch;

/** Starts the window, or the command that the first argument names. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.out.println("MIGR Studio " + String.join(" ", arguments));
  }
}
