package studio.migr.clips.head;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import studio.migr.clips.head.Identity.HairCut;

/** Invents people. The same seed gives the same person. */
public final class Identities {
  // Skin colours across the Monk Skin Tone scale (Monk 2023), its extremes left out.
  private static final List<Colour> SKIN =
      List.of(
          Colour.srgb(243, 214, 196),
          Colour.srgb(234, 196, 172),
          Colour.srgb(224, 180, 150),
          Colour.srgb(205, 158, 124),
          Colour.srgb(178, 128, 96),
          Colour.srgb(146, 101, 74),
          Colour.srgb(112, 76, 56));
  private static final List<Colour> HAIR =
      List.of(
          Colour.srgb(32, 26, 24),
          Colour.srgb(54, 38, 30),
          Colour.srgb(84, 58, 42),
          Colour.srgb(128, 92, 60),
          Colour.srgb(176, 140, 92),
          Colour.srgb(122, 62, 36));
  private static final Colour GREY = Colour.srgb(168, 166, 164);
  private static final List<Colour> IRIS =
      List.of(
          Colour.srgb(72, 44, 28),
          Colour.srgb(96, 64, 36),
          Colour.srgb(98, 96, 58),
          Colour.srgb(84, 112, 134),
          Colour.srgb(104, 120, 124));
  private static final List<Colour> CLOTHES =
      List.of(
          Colour.srgb(52, 62, 82),
          Colour.srgb(96, 44, 50),
          Colour.srgb(58, 84, 74),
          Colour.srgb(142, 138, 132),
          Colour.srgb(40, 40, 44),
          Colour.srgb(112, 98, 128));

  private Identities() {}

  /** The person of a number: any number is somebody, and always the same. */
  public static Identity person(int number) {
    SplittableRandom random = new SplittableRandom(0x1D5_7A4EL + 7919L * number);
    double feminine = random.nextBoolean() ? about(random, 0.85, 0.1) : about(random, 0.15, 0.1);
    double age = 19 + 46 * random.nextDouble() * random.nextDouble();
    Colour skin = SKIN.get(random.nextInt(SKIN.size()));
    boolean fair = skin.green() > 0.36;
    int darkest = fair ? random.nextInt(HAIR.size()) : random.nextInt(2);
    Colour iris = IRIS.get(fair ? random.nextInt(IRIS.size()) : random.nextInt(2));
    double grey = Math.clamp((age - 45) / 25, 0, 1) * random.nextDouble();
    HairCut cut = cut(random, feminine);
    return new Identity(
        String.format(Locale.ROOT, "P%02d", number),
        feminine,
        age,
        about(random, 1.0 - 0.03 * feminine, 0.03),
        about(random, 1.0 - 0.04 * feminine, 0.03),
        about(random, 1.04 - 0.1 * feminine, 0.04),
        about(random, 1.04 - 0.08 * feminine, 0.05),
        about(random, 1.0 + 0.05 * feminine, 0.06),
        about(random, 1, 0.03),
        about(random, 1.2, 0.8),
        random.nextDouble(),
        about(random, 1.5 * feminine, 1.0),
        about(random, 1.2 - 0.45 * feminine, 0.12),
        about(random, 1.04 - 0.08 * feminine, 0.09),
        about(random, 1.02 - 0.05 * feminine, 0.05),
        about(random, 1.03 - 0.06 * feminine, 0.1),
        about(random, 1.01 - 0.02 * feminine, 0.05),
        about(random, 0.92 + 0.2 * feminine, 0.12),
        about(random, 1, 0.2),
        about(random, 0, 0.5),
        skin,
        random.nextDouble(),
        fair && random.nextInt(4) == 0 ? random.nextDouble() : 0,
        feminine < 0.5 ? random.nextDouble() : 0,
        cut,
        HAIR.get(darkest).mix(GREY, grey),
        iris,
        random.nextInt(4) == 0,
        CLOTHES.get(random.nextInt(CLOTHES.size())),
        random.nextLong());
  }

  private static HairCut cut(SplittableRandom random, double feminine) {
    if (feminine > 0.5) {
      return List.of(HairCut.LONG, HairCut.LONG, HairCut.FULL, HairCut.FRINGE)
          .get(random.nextInt(4));
    }
    return List.of(HairCut.SHORT, HairCut.SHORT, HairCut.FULL, HairCut.BALD, HairCut.SHORT)
        .get(random.nextInt(5));
  }

  /** A value near the middle: two deviations away at most. */
  private static double about(SplittableRandom random, double middle, double deviation) {
    double sum = 0;
    for (int each = 0; each < 4; each++) {
      sum += random.nextDouble() - 0.5;
    }
    return middle + Math.clamp(sum * 1.732, -2, 2) * deviation;
  }
}
