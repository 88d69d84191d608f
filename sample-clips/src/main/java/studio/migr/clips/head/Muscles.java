package studio.migr.clips.head;

import static studio.migr.clips.head.ActionUnit.AU01;
import static studio.migr.clips.head.ActionUnit.AU02;
import static studio.migr.clips.head.ActionUnit.AU04;
import static studio.migr.clips.head.ActionUnit.AU06;
import static studio.migr.clips.head.ActionUnit.AU09;
import static studio.migr.clips.head.ActionUnit.AU10;
import static studio.migr.clips.head.ActionUnit.AU12;
import static studio.migr.clips.head.ActionUnit.AU14;
import static studio.migr.clips.head.ActionUnit.AU15;
import static studio.migr.clips.head.ActionUnit.AU17;
import static studio.migr.clips.head.ActionUnit.AU20;
import static studio.migr.clips.head.ActionUnit.AU23;
import static studio.migr.clips.head.ActionUnit.AU24;

import java.util.List;

/**
 * Which muscles move which skin, by action unit (appearance changes after the Facial Action Coding
 * System, Ekman, Friesen and Hager 2002; lengths are ours). Lids, lips and jaw have rules of their
 * own in {@link FaceFeatures} and {@link SkinField}.
 */
final class Muscles {
  /** How far the chin goes down when the jaw drops all the way, mm. */
  static final double JAW_DROP = 17;

  static final List<Pull> PULLS =
      List.of(
          // Frontalis, inner part: inner brow and the forehead above it.
          new Pull(AU01, 10, 22, 11, 12, 0.5, 7.0, 0.6),
          new Pull(AU01, 12, 46, 16, 14, 0, 4.0, 0.2),
          // Frontalis, outer part.
          new Pull(AU02, 40, 24, 13, 11, 0, 7.0, 0.6),
          new Pull(AU02, 37, 46, 16, 14, 0, 3.5, 0.2),
          new Pull(AU02, 38, 11, 12, 5, 0, 1.6, 0),
          // Corrugator, procerus, depressor supercilii: down and together.
          new Pull(AU04, 12, 20, 12, 10, -3.4, -5.5, 0.8),
          new Pull(AU04, 29, 22, 14, 9, -2.0, -4.0, 0.6),
          new Pull(AU04, 0, 18, 7, 9, 0, -1.5, 1.5),
          // Orbicularis oculi, outer ring: the cheek goes up.
          new Pull(AU06, 38, -22, 15, 12, 0, 5.0, 3.2),
          new Pull(AU06, 34, -11, 14, 5, 0, 2.2, 0.8),
          // Levator labii superioris alaeque nasi: wings of the nose, inner brow.
          new Pull(AU09, 10, -22, 7, 10, 0, 5.0, 1.2),
          new Pull(AU09, 13, -42, 7, 6, 1.2, 4.0, 0.4),
          new Pull(AU09, 10, 18, 11, 9, -1.2, -3.0, 0.5),
          new Pull(AU09, 10, -60, 9, 6, 0, 3.2, 0.5),
          new Pull(AU09, 24, -20, 9, 10, -1.0, 3.0, 1.6),
          // Levator labii superioris.
          new Pull(AU10, 12, -60, 11, 7, 0, 5.5, 0.8),
          new Pull(AU10, 14, -43, 7, 6, 1.2, 2.0, 0.4),
          new Pull(AU10, 25, -45, 8, 10, 0, 3.5, 2.2),
          // Zygomaticus major: corner up and out, cheek round.
          new Pull(AU12, 26, -68, 13, 12, 7.0, 8.0, -2.0),
          new Pull(AU12, 40, -38, 14, 13, 1.0, 4.0, 4.0),
          // Buccinator.
          new Pull(AU14, 28, -68, 8, 8, 4.0, 0.4, -3.0),
          // Depressor anguli oris.
          new Pull(AU15, 26, -69, 11, 10, 1.2, -8.0, -0.5),
          new Pull(AU15, 28, -82, 10, 9, 0, -3.0, 0.5),
          // Mentalis.
          new Pull(AU17, 0, -96, 16, 10, 0, 4.5, 2.2),
          new Pull(AU17, 0, -78, 18, 8, 0, 4.5, 1.2),
          // Risorius.
          new Pull(AU20, 27, -69, 14, 11, 9.5, -1.5, -3.0),
          new Pull(AU20, 38, -75, 13, 14, 5.0, -0.5, -0.5),
          // Orbicularis oris.
          new Pull(AU23, 26, -68, 9, 9, -3.2, 0, 0.5),
          new Pull(AU24, 26, -68, 9, 9, -1.2, 0, 0.3));

  private Muscles() {}
}
