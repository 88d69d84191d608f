import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** The program's sign, sound and picture in one: a wave that runs through an eye. */
final class Icon {
  private static final int SIDE = 512;

  private Icon() {}

  /** Writes it as {@code file}: PNG, ICO or ICNS by the name's ending. */
  static void write(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(".ico")) {
      Files.write(file, ico(png(256)));
    } else if (name.endsWith(".icns")) {
      Files.write(file, icns(png(SIDE)));
    } else {
      Files.write(file, png(SIDE));
    }
  }

  private static byte[] png(int side) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(side / (double) SIDE, side / (double) SIDE);
    draw(g);
    g.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  /** On a square of 512 units. */
  private static void draw(Graphics2D g) {
    g.setColor(new Color(0x1b1d20));
    g.fill(new RoundRectangle2D.Double(16, 16, 480, 480, 112, 112));

    Path2D eye = new Path2D.Double();
    eye.moveTo(72, 256);
    eye.curveTo(150, 128, 362, 128, 440, 256);
    eye.curveTo(362, 384, 150, 384, 72, 256);
    eye.closePath();
    g.setColor(new Color(0xf0a04f));
    g.setStroke(new BasicStroke(26, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(eye);

    g.setClip(new Ellipse2D.Double(166, 166, 180, 180));
    g.setColor(new Color(0x1f3147));
    g.fill(new Ellipse2D.Double(166, 166, 180, 180));
    g.setColor(new Color(0x74aef5));
    int[] heights = {40, 96, 150, 70, 118, 54};
    for (int i = 0; i < heights.length; i++) {
      g.fill(
          new RoundRectangle2D.Double(181 + i * 26, 256 - heights[i] / 2.0, 16, heights[i], 16, 16));
    }
    g.setClip(null);
  }

  /** One picture of 256 pixels, which an ICO may hold as a PNG. */
  private static byte[] ico(byte[] png) {
    ByteBuffer ico = ByteBuffer.allocate(22 + png.length).order(ByteOrder.LITTLE_ENDIAN);
    ico.putShort((short) 0).putShort((short) 1).putShort((short) 1); // an icon with one picture
    ico.put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 0); // 0 stands for 256 pixels
    ico.putShort((short) 1).putShort((short) 32).putInt(png.length).putInt(22).put(png);
    return ico.array();
  }

  /** One picture of 512 pixels, which an ICNS holds as a PNG under the type ic09. */
  private static byte[] icns(byte[] png) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeBytes("icns");
      out.writeInt(16 + png.length);
      out.writeBytes("ic09");
      out.writeInt(8 + png.length);
      out.write(png);
    }
    return bytes.toByteArray();
  }
}
