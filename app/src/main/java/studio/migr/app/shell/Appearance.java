package studio.migr.app.shell;

/**
 * How the window looks.
 *
 * @param theme the user's choice
 */
public record Appearance(Theme.Choice theme) {
  public static final Appearance DEFAULT = new Appearance(Theme.Choice.SYSTEM);
}
