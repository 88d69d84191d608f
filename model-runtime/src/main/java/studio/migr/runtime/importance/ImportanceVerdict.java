package studio.migr.runtime.importance;

import studio.migr.runtime.emotion.DominantModality;

/**
 * One word for a graded score. The thresholds are ours: the paper has none, since it only uses its
 * rule. On CREMA-D's published votes a difference of 0.15 is about one and a half of ten voters.
 */
public final class ImportanceVerdict {
  /** A modality that adds less than this adds nothing to speak of. */
  public static final double LITTLE = 0.10;

  /** One dominates if it adds this much more than the other. */
  public static final double MARGIN = 0.15;

  /** An answer that this part of the people gives is a clear one. */
  public static final double CLEAR = 0.50;

  private ImportanceVerdict() {}

  /**
   * In this order: <em>audio</em> or <em>visual</em> if one adds at least {@link #LITTLE} and
   * {@link #MARGIN} more than the other; <em>conflict</em> if sound and picture alone each give a
   * clear answer and not the same; <em>none</em> if neither adds {@link #LITTLE}; else
   * <em>both</em>.
   *
   * @param clearlyDifferent whether sound alone and picture alone give different answers, each at
   *     least {@link #CLEAR}
   */
  public static DominantModality of(ModalityShare share, boolean clearlyDifferent) {
    double lead = share.audio() - share.visual();
    if (Math.abs(lead) >= MARGIN && Math.max(share.audio(), share.visual()) >= LITTLE) {
      return lead > 0 ? DominantModality.AUDIO : DominantModality.VISUAL;
    }
    if (clearlyDifferent) {
      return DominantModality.CONFLICT;
    }
    return share.audio() < LITTLE && share.visual() < LITTLE
        ? DominantModality.NONE
        : DominantModality.BOTH;
  }
}
