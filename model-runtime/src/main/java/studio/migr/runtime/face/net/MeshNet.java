package studio.migr.runtime.face.net;

import java.util.Map;
import org.bytedeco.javacpp.PointerScope;

/** Lays the mesh over a face. */
final class MeshNet implements AutoCloseable {

  /**
   * What differs between the nets.
   *
   * @param size px of the square that it takes
   * @param points how many points it gives
   * @param pointsOutput name of the output with x, y, z for point after point, in px of the square
   * @param presenceOutput name of the output with the logit that there is a face
   */
  record Layout(int size, int points, String pointsOutput, String presenceOutput) {}

  private final TfliteNet net;
  private final Layout layout;

  MeshNet(byte[] file, Layout layout) {
    this.net = new TfliteNet(file);
    this.layout = layout;
  }

  /** The mesh without blendshapes. */
  FaceMesh fit(Picture picture, FaceCrop crop) {
    Map<String, float[]> outputs;
    try (PointerScope scope = new PointerScope()) {
      outputs = net.run(picture.crop(crop, layout.size));
    }
    float[] xyz = outputs.getOrDefault(layout.pointsOutput, new float[0]);
    float[] presence = outputs.getOrDefault(layout.presenceOutput, new float[0]);
    if (xyz.length != 3 * layout.points || presence.length != 1) {
      throw new IllegalStateException("not the outputs of a face mesh: " + outputs.keySet());
    }
    double[][] rows = crop.toPicture(layout.size);
    float scale = (float) (crop.side() / layout.size);
    for (int k = 0; k < xyz.length; k += 3) {
      double x = xyz[k];
      double y = xyz[k + 1];
      xyz[k] = (float) (rows[0][0] * x + rows[0][1] * y + rows[0][2]);
      xyz[k + 1] = (float) (rows[1][0] * x + rows[1][1] * y + rows[1][2]);
      xyz[k + 2] *= scale;
    }
    return new FaceMesh(xyz, 1 / (1 + Math.exp(-presence[0])), new float[0]);
  }

  /** Runs the net alone. */
  void runBare() {
    net.runBare(1, 3, layout.size, layout.size);
  }

  @Override
  public void close() {
    net.close();
  }
}
