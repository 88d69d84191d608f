package studio.migr.clips.picture;

import java.util.ArrayList;
import java.util.List;
import studio.migr.clips.head.Colour;
import studio.migr.clips.head.FaceFeatures;
import studio.migr.clips.head.FacePose;
import studio.migr.clips.head.Head;
import studio.migr.clips.head.Identity;
import studio.migr.clips.head.Mesh;
import studio.migr.clips.head.Mesh.Material;

/**
 * Draws one person in one room, a picture for each pose. Surfaces are found first, then each point
 * is painted and lit once; then lens, sensor and sRGB. Not for use by two threads at once.
 */
public final class Portrait {
  private static final double FINER = 1.25; // points drawn for each point of the picture, each way
  private static final Colour FRAME = Colour.srgb(34, 32, 36);
  private static final Colour BLACK = new Colour(0, 0, 0);
  private static final Colour MASK = Colour.srgb(126, 168, 190);
  private static final Colour CARD = Colour.srgb(168, 150, 120);

  private final Identity who;
  private final Head head;
  private final Camera fine;
  private final Surfaces surfaces;
  private final Outline outline;
  private final float[] backdrop;
  private final float[] light;
  private final CreaseMap creases = new CreaseMap();
  private final SkinPaint skin;
  private final EyePaint eyes;
  private final BrowPaint brows;
  private final MouthPaint mouths;
  private final HairPaint hair;
  private final Texture cloth;
  private final Lighting lighting;
  private final Sensor sensor;
  private final Spot spot = new Spot();
  private final Shade shade = new Shade();

  public Portrait(Identity who, Scene scene, Camera camera) {
    this.who = who;
    head = new Head(who);
    fine = camera.finer(FINER);
    surfaces = new Surfaces(fine.width(), fine.height());
    outline = new Outline(fine.height());
    backdrop = Backdrop.of(scene, fine.width(), fine.height());
    light = new float[3 * fine.width() * fine.height()];
    skin = new SkinPaint(who);
    eyes = new EyePaint(who, scene);
    brows = new BrowPaint(who);
    mouths = new MouthPaint(who);
    hair = new HairPaint(who);
    cloth = new Texture(who.seed() + 31, 32, 5);
    lighting = new Lighting(scene);
    sensor = new Sensor(fine, camera, scene, backdrop);
  }

  /**
   * Draws a pose.
   *
   * @param covers things in front of the face, such as a mask
   * @param frame number of the frame: the sensor's noise differs from frame to frame
   * @return blue, green, red of each point, a byte each, from the top left
   */
  public byte[] draw(FacePose pose, List<Mesh> covers, int frame) {
    surfaces.clear();
    Mesh face = head.surface(pose);
    surfaces.draw(face, fine.place(face, pose, who, head.restX(), head.restY(), head.scalp()));
    List<Mesh> others = new ArrayList<>(head.others());
    others.addAll(covers);
    float[] none = new float[0];
    for (Mesh other : others) {
      surfaces.draw(other, fine.place(other, pose, who, none, none, none));
    }
    FaceFeatures.Layout features = head.features(pose);
    brows.pose(features.brows());
    creases.draw(head.creases(pose));
    System.arraycopy(backdrop, 0, light, 0, light.length);
    outline.clear();
    for (int row = 0, point = 0; row < fine.height(); row++) {
      for (int column = 0; column < fine.width(); column++, point++) {
        if (surfaces.covers(point)) {
          outline.add(row, column);
          surfaces.look(point, spot);
          paint(features);
          boolean behind = spot.material == Material.LOCKS && spot.nz < 0;
          float side = behind ? -1 : 1;
          lighting.fall(shade, side * spot.nx, side * spot.ny, side * spot.nz, light, 3 * point);
        }
      }
    }
    return sensor.expose(light, outline, frame);
  }

  private void paint(FaceFeatures.Layout features) {
    float x = spot.faceX;
    float y = spot.faceY;
    switch (spot.material) {
      case HEAD -> head(features, x, y);
      case EAR -> {
        skin.bare(shade, x, y);
        float inner = SkinPaint.spot(spot.nz, 0, 1, 0, 0.25f, 1);
        shade.open *= 1 - 0.4f * inner;
      }
      case NECK -> {
        skin.bare(shade, x, y);
        shade.open *= 0.62f + 0.38f * Shade.step(-118, -168, y);
      }
      case LOCKS -> {
        shade.start(BLACK);
        hair.paint(shade, x + 0.7f * y * 0.05f, y, 1);
        shade.open *= 0.85f;
      }
      case FRAME -> {
        shade.start(FRAME);
        shade.gloss = 0.4f;
        shade.sharpness = 30;
      }
      case CLOTHES -> {
        shade.start(who.clothes());
        shade.darken(1 + 0.16f * cloth.at(2.2f * x, 2.2f * y));
        shade.bendX += 0.2f * cloth.at(x, 0.6f * y);
      }
      case MASK -> {
        shade.start(MASK);
        float pleat = (float) StrictMath.sin(y * 0.33f);
        shade.bendY += 0.25f * pleat;
        shade.darken(1 + 0.05f * cloth.at(3 * x, 3 * y));
      }
      case CARD -> {
        shade.start(CARD);
        shade.darken(1 + 0.06f * cloth.at(2 * x, 2 * y));
      }
    }
  }

  private void head(FaceFeatures.Layout features, float x, float y) {
    float scalp = spot.scalp;
    float hidden = hair.cover(scalp, spot.restX, spot.restY);
    if (hidden < 1) {
      skin.face(shade, spot.restX, spot.restY, x, y, creases, features.nostrils());
      if (spot.nz > 0.05f) {
        features(features, x, y);
      }
    } else {
      shade.start(BLACK);
    }
    if (hidden > 0) {
      hair.paint(shade, spot.restX, spot.restY, hidden);
    }
    if (scalp < 0 && scalp > -9) {
      shade.open *= 1 - 0.25f * Shade.step(-9, 0, scalp); // hair throws a shadow
    }
  }

  private void features(FaceFeatures.Layout features, float x, float y) {
    float softness = (float) (0.75 / fine.scale());
    if (y > -16 && y < 50) {
      eyes.paint(shade, features.eyes().get(x < 0 ? 0 : 1), x, y, softness);
      brows.paint(shade, x, y);
    } else {
      mouths.paint(shade, features.mouth(), x, y, softness);
    }
  }
}
