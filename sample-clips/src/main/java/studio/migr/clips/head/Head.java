package studio.migr.clips.head;

import java.util.List;

/** One person's head and shoulders, ready to be posed. */
public final class Head {
  private final Identity who;
  private final HeadShape shape;
  private final SkinField skin;
  private final FaceFeatures features;
  private final Creases creases;
  private final List<Mesh> others;
  private final int[] triangles;

  public Head(Identity who) {
    this.who = who;
    shape = new HeadShape(who);
    skin = new SkinField(who, shape.x, shape.y, shape.z, shape.jaw, shape.held);
    features = new FaceFeatures(who, shape.noseTip());
    creases = new Creases(who);
    others = Attire.of(who);
    triangles = Mesh.grid(HeadShape.ROWS, HeadShape.COLUMNS, true);
  }

  public Identity who() {
    return who;
  }

  /** Corners of the head's surface at rest: x of each, for what is painted on the skin. */
  public float[] restX() {
    return shape.x;
  }

  /** Corners of the head's surface at rest: y of each. */
  public float[] restY() {
    return shape.y;
  }

  /** Signed distance of each corner into the scalp, mm: above 0 there is hair. */
  public float[] scalp() {
    return shape.scalp;
  }

  /** The head's surface in a pose, before the head turns. */
  public Mesh surface(FacePose pose) {
    float[] x = new float[skin.size()];
    float[] y = new float[skin.size()];
    float[] z = new float[skin.size()];
    skin.move(pose, x, y, z);
    return new Mesh(x, y, z, triangles, Mesh.Material.HEAD);
  }

  /** Everything else: ears, neck, locks, glasses, clothes. */
  public List<Mesh> others() {
    return others;
  }

  /** Brows, eyes and mouth in a pose. */
  public FaceFeatures.Layout features(FacePose pose) {
    return features.layout(pose);
  }

  /** Lines of the skin in a pose. */
  public List<Creases.Visible> creases(FacePose pose) {
    return creases.visible(pose);
  }
}
