package studio.migr.app.importance;

import javafx.scene.layout.Region;
import studio.migr.runtime.importance.ModalityShare;
import studio.migr.runtime.importance.ShareInterval;

/**
 * Two bars from a middle line: what the sound adds to the left, what the picture adds to the right,
 * each with its interval as a thin line. A modality that speaks against the answer has no bar; its
 * number says so. Full width on a side is a share of 1. People are drawn solid, a model hollow with
 * the style class {@code of-model}.
 */
public final class DivergingBar extends Region {
  private static final double HEIGHT = 20;
  private static final double BAR = 12;
  private static final double LINE = 2;

  private final Region track = part("bar-track");
  private final Region sound = part("bar-sound");
  private final Region picture = part("bar-picture");
  private final Region soundInterval = part("bar-interval");
  private final Region pictureInterval = part("bar-interval");
  private final Region middle = part("bar-middle");
  private ModalityShare share;
  private ShareInterval interval;

  /**
   * @param interval the same as {@code share} at both ends where it is not known
   */
  public DivergingBar(ModalityShare share, ShareInterval interval) {
    this.share = share;
    this.interval = interval;
    getStyleClass().add("diverging-bar");
    getChildren().addAll(track, sound, picture, soundInterval, pictureInterval, middle);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
  }

  /** Shows others. */
  public void show(ModalityShare next, ShareInterval within) {
    share = next;
    interval = within;
    requestLayout();
  }

  private static Region part(String style) {
    Region region = new Region();
    region.getStyleClass().add(style);
    return region;
  }

  @Override
  protected void layoutChildren() {
    double centre = Math.floor(getWidth() / 2);
    double top = (HEIGHT - BAR) / 2;
    track.resizeRelocate(0, top, getWidth(), BAR);
    left(sound, centre, 0, share.audio(), top, BAR);
    right(picture, centre, 0, share.visual(), top, BAR);
    double line = (HEIGHT - LINE) / 2;
    left(soundInterval, centre, interval.audioLow(), interval.audioHigh(), line, LINE);
    right(pictureInterval, centre, interval.visualLow(), interval.visualHigh(), line, LINE);
    middle.resizeRelocate(centre - LINE / 2, 0, LINE, HEIGHT);
  }

  private static void left(
      Region part, double centre, double from, double to, double y, double height) {
    double near = centre * clamped(from);
    double far = centre * clamped(to);
    part.resizeRelocate(centre - far, y, far - near, height);
  }

  private static void right(
      Region part, double centre, double from, double to, double y, double height) {
    double near = centre * clamped(from);
    double far = centre * clamped(to);
    part.resizeRelocate(centre + near, y, far - near, height);
  }

  private static double clamped(double share) {
    return Math.clamp(share, 0, 1);
  }
}
