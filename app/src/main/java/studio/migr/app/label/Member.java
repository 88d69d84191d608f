package studio.migr.app.label;

import java.util.Locale;
import java.util.Optional;

/**
 * Somebody who works on a shared project.
 *
 * @param name as in labels
 */
public record Member(String name, Role role) {

  /** What somebody may do. */
  public enum Role {
    /** Labels, and finishes what was assigned. */
    ANNOTATOR,
    /** Also assigns, reopens, changes the emotions and settles differences. */
    LEAD;

    /** The word in files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that word. */
    public static Optional<Role> fromId(String id) {
      for (Role role : values()) {
        if (role.id().equals(id)) {
          return Optional.of(role);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * @throws IllegalArgumentException if the name is blank
   */
  public Member {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a member needs a name");
    }
  }
}
