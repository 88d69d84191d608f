package studio.migr.runtime.reasoning;

import java.util.Locale;

/** The elements of the format. */
public enum Tag {
  /** All of the reasoning. */
  THINK,
  /** What is seen. */
  VIS_DESC,
  /** What is heard. */
  AUD_DESC,
  /** The label. */
  ANSWER;

  /** The name between the angle brackets: {@code vis_desc}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String opening() {
    return "<" + id() + ">";
  }

  public String closing() {
    return "</" + id() + ">";
  }
}
