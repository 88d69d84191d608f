package studio.migr.app.doctor;

/** One thing that is tried on this machine. */
public interface Check {
  /** Its name in results, in snake_case; {@code doctor.title.<name>} holds its title. */
  String name();

  /** Tries it. Whatever is thrown counts as failed. */
  Finding run() throws Exception;
}
