package studio.migr.runtime.reasoning;

/**
 * Something that a text quotes as said. Positions are {@code char} indices of that text.
 *
 * @param start the opening quotation mark
 * @param end behind the closing one
 * @param words what is quoted, without the marks
 * @param said the part of its words that were said in this order, 0..1
 */
public record Quotation(int start, int end, String words, double said) {

  /** Whether hardly anything of it was said: less than {@link QuotedSpeech#SAID}. */
  public boolean invented() {
    return said < QuotedSpeech.SAID;
  }
}
