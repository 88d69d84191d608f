package studio.migr.runtime.media;

/**
 * The video stream of a clip.
 *
 * @param stream index of the stream in the container
 * @param codec FFmpeg's name of the codec, such as {@code h264}
 * @param width coded width in pixels, before rotation
 * @param height coded height in pixels, before rotation
 * @param rotation clockwise turn that makes the picture upright: 0, 90, 180 or 270 degrees
 * @param pixelAspect width of one pixel by its height
 * @param frameRate nominal frames a second, for display only
 * @param variableFrameRate whether the spacing of the frames differs by more than one tick of
 *     rounding
 * @param timeBase seconds in one tick of the PTS
 * @param frames every frame
 */
public record VideoTrack(
    int stream,
    String codec,
    int width,
    int height,
    int rotation,
    Rational pixelAspect,
    Rational frameRate,
    boolean variableFrameRate,
    Rational timeBase,
    FrameIndex frames) {

  /** Time of frame {@code k} in milliseconds on the container's clock. */
  public double millisOf(int k) {
    return timeBase.toMillis(frames.pts(k));
  }

  /**
   * Time at which the last frame ends, in milliseconds on the container's clock: it stays as long
   * as the one before it did.
   */
  public double endMillis() {
    int last = frames.size() - 1;
    double stays = last == 0 ? 1000 / frameRate.toDouble() : millisOf(last) - millisOf(last - 1);
    return millisOf(last) + stays;
  }

  /** The frame on screen at a time in milliseconds on the container's clock. */
  public int frameAtMillis(double millis) {
    // Half a tick of tolerance, so that a time made from a PTS finds its own frame again.
    return frames.frameAt(
        (long) Math.floor(millis * timeBase.den() / (1000.0 * timeBase.num()) + 0.5));
  }
}
