package studio.migr.runtime.attention;

/**
 * Which part of a model's attention is looked at.
 *
 * @param fromLayer first layer, from 0
 * @param toLayer behind the last
 * @param head one head, from 0; −1 for the mean of all
 * @param withSinks whether positions stay in that draw attention whatever is said
 */
public record LookChoice(int fromLayer, int toLayer, int head, boolean withSinks) {
  public static final int ALL_HEADS = -1;

  /** The mean over everything, without sinks. */
  public static LookChoice everything(int layers) {
    return new LookChoice(0, layers, ALL_HEADS, false);
  }

  /** The same of one head, from 0, or of the mean of all. */
  public LookChoice withHead(int other) {
    return new LookChoice(fromLayer, toLayer, other, withSinks);
  }

  /** The same of other layers. */
  public LookChoice withLayers(int from, int to) {
    return new LookChoice(from, to, head, withSinks);
  }
}
