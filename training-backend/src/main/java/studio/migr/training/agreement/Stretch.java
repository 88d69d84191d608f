package studio.migr.training.agreement;

/**
 * A stretch of a clip that a judge marked.
 *
 * @param judge who marked it
 * @param startMs on the clip's clock
 * @param endMs greater than {@code startMs}
 * @param category what the judge says of it
 */
public record Stretch(String judge, double startMs, double endMs, String category) {

  /** Intersection over union of the two in time: 0 if they do not meet, 1 if they are the same. */
  double overlap(Stretch other) {
    double shared = Math.min(endMs, other.endMs) - Math.max(startMs, other.startMs);
    double joint = Math.max(endMs, other.endMs) - Math.min(startMs, other.startMs);
    return shared <= 0 ? 0 : shared / joint;
  }
}
