package studio.migr.app.annotator;

/**
 * Who labels at this machine.
 *
 * @param name never blank
 */
public record Annotator(String name) {

  /** Until somebody says otherwise: the name the user is logged in with. */
  public static Annotator loggedIn() {
    String user = System.getProperty("user.name", "");
    return new Annotator(user.isBlank() ? "annotator" : user);
  }
}
