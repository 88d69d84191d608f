package studio.migr.app.player;

import java.nio.ByteBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.media.VideoFrame;

/**
 * A video picture, as large as the room allows, in its right proportions.
 *
 * <p>The pixels of a clip live in one buffer that every frame is copied into, so that playing makes
 * no garbage.
 */
final class PictureView extends Region {
  private final ImageView image = new ImageView();
  private @Nullable PixelBuffer<ByteBuffer> pixels;
  private double aspect = 1;

  PictureView() {
    getStyleClass().add("picture");
    image.setSmooth(true);
    image.setManaged(false);
    getChildren().add(image);
    setMinSize(0, 0);
  }

  /**
   * Draws {@code frame}.
   *
   * @param pixelAspect width of one pixel of the upright picture by its height
   */
  void show(VideoFrame frame, double pixelAspect) {
    PixelBuffer<ByteBuffer> target = pixels;
    if (target == null
        || target.getWidth() != frame.width()
        || target.getHeight() != frame.height()) {
      target =
          new PixelBuffer<>(
              frame.width(),
              frame.height(),
              ByteBuffer.allocateDirect(frame.width() * frame.height() * 4),
              PixelFormat.getByteBgraPreInstance());
      pixels = target;
      image.setImage(new WritableImage(target));
    }
    target.updateBuffer(
        buffer -> {
          // Opaque pixels are the same with and without premultiplied alpha.
          buffer.getBuffer().put(0, frame.bgra(), 0, frame.width() * frame.height() * 4);
          return null; // all of it changed
        });
    double nowAspect = pixelAspect * frame.width() / frame.height();
    if (nowAspect != aspect) {
      aspect = nowAspect;
      requestLayout();
    }
    image.setVisible(true);
  }

  /** Draws nothing and lets the pixels go. */
  void clear() {
    pixels = null;
    image.setImage(null);
    image.setVisible(false);
  }

  /** Where the picture lies, in this view's coordinates. */
  Rectangle2D pictureBounds() {
    return new Rectangle2D(
        image.getLayoutX(), image.getLayoutY(), image.getFitWidth(), image.getFitHeight());
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    double pictureWidth = Math.min(width, height * aspect);
    double pictureHeight = pictureWidth / aspect;
    // A fit of 0 would mean the picture's own size.
    image.setFitWidth(Math.max(1, snapSizeX(pictureWidth)));
    image.setFitHeight(Math.max(1, snapSizeY(pictureHeight)));
    image.relocate(
        snapPositionX((width - pictureWidth) / 2), snapPositionY((height - pictureHeight) / 2));
  }
}
