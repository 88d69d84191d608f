package studio.migr.clips.head;

/** A colour as linear light, each part 0 to 1. */
public record Colour(double red, double green, double blue) {
  /** From the sRGB values 0 to 255 that colour pickers show (IEC 61966-2-1). */
  public static Colour srgb(int red, int green, int blue) {
    return new Colour(linear(red), linear(green), linear(blue));
  }

  /** This colour with each part multiplied. */
  public Colour times(double factor) {
    return new Colour(red * factor, green * factor, blue * factor);
  }

  /** The colour between this one (0) and the other (1). */
  public Colour mix(Colour other, double share) {
    return new Colour(
        red + (other.red - red) * share,
        green + (other.green - green) * share,
        blue + (other.blue - blue) * share);
  }

  /** Red, green and blue in turn. */
  public float[] parts() {
    return new float[] {(float) red, (float) green, (float) blue};
  }

  private static double linear(int value) {
    double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : StrictMath.pow((part + 0.055) / 1.055, 2.4);
  }
}
