package studio.migr.clips.script;

/**
 * A stretch of invented people, by their numbers. Sets of clips whose stretches do not overlap
 * share neither a face nor a voice, so that a model can be tested on people it has not met.
 *
 * @param first number of the first one, from 0
 * @param count how many, at least 1
 */
public record People(int first, int count) {
  /** The people of the clips that come with the studio. */
  public static final People USUAL = new People(0, 40);

  private static final int LAST = 999_999;

  public People {
    if (first < 0 || count < 1 || count - 1 > LAST - first) {
      throw new IllegalArgumentException("no people: " + first + ", " + count);
    }
  }

  /**
   * The people of {@code FIRST-LAST}, such as {@code 100-139}.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static People parse(String text) {
    String[] ends = text.split("-", -1);
    if (ends.length != 2 || !ends[0].matches("[0-9]{1,6}") || !ends[1].matches("[0-9]{1,6}")) {
      throw new IllegalArgumentException(text);
    }
    int first = Integer.parseInt(ends[0]);
    return new People(first, Integer.parseInt(ends[1]) - first + 1);
  }
}
