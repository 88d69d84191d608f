package studio.migr.app.face;

/**
 * What is remembered of measuring faces.
 *
 * @param landmarker path of a {@code face_landmarker.task} to use; empty for the nets packed with
 *     the studio
 */
public record FaceSettings(String landmarker) {
  static final FaceSettings DEFAULTS = new FaceSettings("");
}
