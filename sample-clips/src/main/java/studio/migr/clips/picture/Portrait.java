package studio.migr.clips.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import studio.migr.clips.head.Colour;
import studio.migr.clips.head.FaceFeatures;
import studio.migr.clips.head.FacePose;
import studio.migr.clips.head.Head;
import studio.migr.clips.head.Identity;
import studio.migr.clips.head.Mesh;
import studio.migr.clips.head.Mesh.Material;

/**
 * Draws one person in one room, a picture for each pose. Surfaces are found first, then each point
 * is painted and lit once: wrapped diffuse light with a red edge for skin, a shine, light from
 * above and below; then lens, sensor and sRGB. Not for use by two threads at once.
 */
public final class Portrait {
  private static final double FINER = 1.25; // points drawn for each point of the picture, each way
  private static final Material[] MATERIALS = Material.values();
  private static final Colour FRAME = Colour.srgb(34, 32, 36);
  private static final Colour BLACK = new Colour(0, 0, 0);
  private static final Colour MASK = Colour.srgb(126, 168, 190);
  private static final Colour CARD = Colour.srgb(168, 150, 120);

  private final Identity who;
  private final Head head;
  private final Scene scene;
  private final Camera camera;
  private final Camera fine;
  private final Surfaces surfaces;
  private final float[] backdrop;
  private final float[] light;
  private final CreaseMap creases = new CreaseMap();
  private final SkinPaint skin;
  private final EyePaint eyes;
  private final BrowPaint brows;
  private final MouthPaint mouths;
  private final HairPaint hair;
  private final Texture cloth;
  private final Shade shade = new Shade();

  public Portrait(Identity who, Scene scene, Camera camera) {
    this.who = who;
    this.scene = scene;
    this.camera = camera;
    head = new Head(who);
    fine = camera.finer(FINER);
    surfaces = new Surfaces(fine.width(), fine.height());
    backdrop = Backdrop.of(scene, fine.width(), fine.height());
    light = new float[3 * fine.width() * fine.height()];
    skin = new SkinPaint(who);
    eyes = new EyePaint(who, scene);
    brows = new BrowPaint(who);
    mouths = new MouthPaint(who);
    hair = new HairPaint(who);
    cloth = new Texture(who.seed() + 31, 32, 5);
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
    creases.draw(head.creases(pose));
    for (int point = 0; point < surfaces.material.length; point++) {
      if (surfaces.material[point] == Surfaces.NOTHING) {
        System.arraycopy(backdrop, 3 * point, light, 3 * point, 3);
      } else {
        paint(point, features);
        illuminate(point);
      }
    }
    return Sensor.expose(
        light, fine, camera, scene, new SplittableRandom(scene.seed() + 977L * frame));
  }

  private void paint(int point, FaceFeatures.Layout features) {
    float x = surfaces.faceX[point];
    float y = surfaces.faceY[point];
    float rx = surfaces.restX[point];
    float ry = surfaces.restY[point];
    switch (MATERIALS[surfaces.material[point]]) {
      case HEAD -> {
        float scalp = surfaces.scalp[point];
        float hidden = hair.cover(scalp, rx, ry);
        skin.face(shade, rx, ry, x, y, creases, features.nostrils());
        if (hidden < 1 && surfaces.nz[point] > 0.05f) {
          features(features, x, y);
        }
        if (hidden > 0) {
          hair.paint(shade, rx, ry, hidden);
        }
        if (scalp < 0 && scalp > -9) {
          shade.open *= 1 - 0.25f * Shade.step(-9, 0, scalp); // hair throws a shadow
        }
      }
      case EAR -> {
        skin.bare(shade, x, y);
        float inner = SkinPaint.spot(surfaces.nz[point], 0, 1, 0, 0.25f, 1);
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
        float pleat = (float) Math.sin(y * 0.33f);
        shade.bendY += 0.25f * pleat;
        shade.darken(1 + 0.05f * cloth.at(3 * x, 3 * y));
      }
      case CARD -> {
        shade.start(CARD);
        shade.darken(1 + 0.06f * cloth.at(2 * x, 2 * y));
      }
    }
  }

  private void features(FaceFeatures.Layout features, float x, float y) {
    float softness = (float) (0.75 / fine.scale());
    if (y > -16 && y < 50) {
      eyes.paint(shade, features.eyes().get(x < 0 ? 0 : 1), x, y, softness);
      brows.paint(shade, features.brows().get(x < 0 ? 0 : 1), x, y);
    } else {
      mouths.paint(shade, features.mouth(), x, y, softness);
    }
  }

  private void illuminate(int point) {
    float nx = surfaces.nx[point] + shade.bendX;
    float ny = surfaces.ny[point] + shade.bendY;
    float nz = surfaces.nz[point];
    if (nz < 0 && surfaces.material[point] == Material.LOCKS.ordinal()) {
      nx = -nx;
      ny = -ny;
      nz = -nz;
    }
    float length = (float) Math.sqrt(nx * nx + ny * ny + nz * nz) + 1e-6f;
    nx /= length;
    ny /= length;
    nz /= length;
    float facing = (float) (nx * scene.lightX() + ny * scene.lightY() + nz * scene.lightZ());
    float soft = shade.soft;
    float red = wrapped(facing, 1.25f * soft);
    float green = wrapped(facing, 0.8f * soft);
    float blue = wrapped(facing, 0.65f * soft);
    float up = 0.5f + 0.5f * ny;
    Colour sky = scene.sky();
    Colour ground = scene.ground();
    Colour key = scene.key();
    float open = shade.open;
    float shine = 0;
    if (shade.gloss > 0) {
      double hx = scene.lightX();
      double hy = scene.lightY();
      double hz = scene.lightZ() + 1;
      double half = Math.sqrt(hx * hx + hy * hy + hz * hz);
      double aligned = Math.max(0, (nx * hx + ny * hy + nz * hz) / half);
      shine = shade.gloss * (float) Math.pow(aligned, shade.sharpness) * Math.max(0, red);
    }
    float keyOpen = 0.45f + 0.55f * open;
    int at = 3 * point;
    light[at] =
        shade.red
                * (float)
                    (key.red() * red * keyOpen
                        + open * (ground.red() + (sky.red() - ground.red()) * up))
            + (float) key.red() * shine
            + shade.glint;
    light[at + 1] =
        shade.green
                * (float)
                    (key.green() * green * keyOpen
                        + open * (ground.green() + (sky.green() - ground.green()) * up))
            + (float) key.green() * shine
            + shade.glint;
    light[at + 2] =
        shade.blue
                * (float)
                    (key.blue() * blue * keyOpen
                        + open * (ground.blue() + (sky.blue() - ground.blue()) * up))
            + (float) key.blue() * shine
            + shade.glint;
  }

  private static float wrapped(float facing, float soft) {
    float value = (facing + soft) / (1 + soft);
    return value < 0 ? 0 : value;
  }
}
