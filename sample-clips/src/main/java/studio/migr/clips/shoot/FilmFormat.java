package studio.migr.clips.shoot;

/**
 * How clips are filmed. A model that looks at eight pictures of a clip learns as well from films of
 * three pictures a second, which take a fraction of the time to make.
 *
 * @param size points across a picture, and as many down; even
 * @param frameRate pictures a second
 */
public record FilmFormat(int size, int frameRate) {
  /** That of the clips that come with the studio. */
  public static final FilmFormat USUAL = new FilmFormat(360, 25);

  private static final int SMALLEST = 96;
  private static final int LARGEST = 1080;
  private static final int FASTEST = 60;

  private static final double USUAL_RATE = 25;

  /**
   * Bits for each point of a picture; pictures further apart have less in common, so that each
   * needs more.
   */
  private static final double BITS_A_POINT = 0.216;

  public FilmFormat {
    if (size < SMALLEST || size > LARGEST || size % 2 != 0) {
      throw new IllegalArgumentException("no size: " + size);
    }
    if (frameRate < 1 || frameRate > FASTEST) {
      throw new IllegalArgumentException("no frame rate: " + frameRate);
    }
  }

  int bitRate() {
    double pictures = Math.sqrt((double) frameRate * USUAL_RATE);
    return (int) Math.round(BITS_A_POINT * size * size * pictures / 1000) * 1000;
  }

  int frames(double seconds) {
    return (int) Math.round(seconds * frameRate);
  }
}
