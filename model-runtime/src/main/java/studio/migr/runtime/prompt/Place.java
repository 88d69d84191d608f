package studio.migr.runtime.prompt;

/**
 * Where a clip's picture or sound stands in a prompt. HumanOmni's ids for it are no tokens: the
 * features take their place before the decoder sees them.
 */
public enum Place {
  VIDEO(-201, "<video>", "<vi_start>", "<vi_end>"),
  AUDIO(-202, "<audio>", "<au_start>", "<au_end>");

  private final int id;
  private final String mark;
  private final String before;
  private final String after;

  Place(int id, String mark, String before, String after) {
    this.id = id;
    this.mark = mark;
    this.before = before;
    this.after = after;
  }

  /** Stands among the ids of a prompt. */
  public int id() {
    return id;
  }

  /** How it is written in data sets. */
  public String mark() {
    return mark;
  }

  String before() {
    return before;
  }

  String after() {
    return after;
  }
}
