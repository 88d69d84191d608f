package studio.migr.app.shell;

/**
 * How large the panes of the work place are. The side panes keep their width when the window grows.
 *
 * @param list width of the clip list, in pixels, to the middle of the divider
 * @param label width of the label panel, in pixels, from the middle of the divider
 * @param pictureShare share of the height of the picture above the timeline, 0..1
 */
public record PaneSizes(double list, double label, double pictureShare) {

  /** Before anybody moved a divider. */
  public static final PaneSizes DEFAULT = new PaneSizes(232, 280, 0.66);
}
