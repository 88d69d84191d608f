package studio.migr.app.thumbnail;

/**
 * What is remembered.
 *
 * @param shown whether lists show small pictures of clips
 */
public record ThumbnailSettings(boolean shown) {
  public static final ThumbnailSettings DEFAULT = new ThumbnailSettings(true);
}
