package studio.migr.app.cli;

/** What a command's end means to a script. */
public final class Exit {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int WRONG_USE = 2;

  private Exit() {}
}
