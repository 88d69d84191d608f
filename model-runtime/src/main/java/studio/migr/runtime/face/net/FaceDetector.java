package studio.migr.runtime.face.net;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import studio.migr.runtime.face.net.Picture.Letterbox;

/**
 * BlazeFace for short range (Bazarevsky et al. 2019): finds faces that take a good part of the
 * picture. 896 anchors on grids of 16 × 16 (two each) and 8 × 8 (six each); boxes that overlap are
 * averaged by their scores.
 */
final class FaceDetector implements AutoCloseable {
  private static final int SIZE = 128;
  private static final double LEAST_SCORE = 0.5;
  private static final double SAME_FACE = 0.3;

  /** Box centre, width and height, then six points of which the first two are the eyes. */
  private static final int NUMBERS = 16;

  private static final double[][] ANCHORS = anchors();

  private final TfliteNet net;

  FaceDetector(byte[] file) {
    net = new TfliteNet(file);
  }

  private static double[][] anchors() {
    List<double[]> all = new ArrayList<>();
    for (int[] grid : new int[][] {{16, 2}, {8, 6}}) {
      for (int row = 0; row < grid[0]; row++) {
        for (int column = 0; column < grid[0]; column++) {
          for (int k = 0; k < grid[1]; k++) {
            all.add(new double[] {(column + 0.5) * SIZE / grid[0], (row + 0.5) * SIZE / grid[0]});
          }
        }
      }
    }
    return all.toArray(double[][]::new);
  }

  /** All faces, the surest first. */
  List<FaceBox> find(Picture picture) {
    Map<String, float[]> outputs;
    try (PointerScope scope = new PointerScope()) {
      outputs = net.run(picture.whole(SIZE));
    }
    float[] boxes = outputs.getOrDefault("regressors", new float[0]);
    float[] scores = outputs.getOrDefault("classificators", new float[0]);
    if (boxes.length != ANCHORS.length * NUMBERS || scores.length != ANCHORS.length) {
      throw new IllegalStateException("not the outputs of BlazeFace: " + outputs.keySet());
    }
    Letterbox letterbox = picture.letterbox(SIZE);
    List<FaceBox> candidates = new ArrayList<>();
    for (int k = 0; k < ANCHORS.length; k++) {
      double score = 1 / (1 + Math.exp(-scores[k]));
      if (score >= LEAST_SCORE) {
        candidates.add(box(boxes, k, score, letterbox));
      }
    }
    candidates.sort(Comparator.comparingDouble(FaceBox::score).reversed());
    return merged(candidates);
  }

  private static FaceBox box(float[] boxes, int k, double score, Letterbox letterbox) {
    int at = k * NUMBERS;
    double scale = letterbox.scale();
    return new FaceBox(
        score,
        (boxes[at] + ANCHORS[k][0] - letterbox.left()) / scale,
        (boxes[at + 1] + ANCHORS[k][1] - letterbox.top()) / scale,
        boxes[at + 2] / scale,
        boxes[at + 3] / scale,
        Math.atan2(boxes[at + 7] - boxes[at + 5], boxes[at + 6] - boxes[at + 4]));
  }

  /** Weighted non-maximum suppression. */
  private static List<FaceBox> merged(List<FaceBox> surestFirst) {
    List<FaceBox> left = new ArrayList<>(surestFirst);
    List<FaceBox> faces = new ArrayList<>();
    while (!left.isEmpty()) {
      FaceBox best = left.getFirst();
      List<FaceBox> same = new ArrayList<>(List.of(best));
      left.removeFirst();
      left.removeIf(box -> best.overlap(box) > SAME_FACE && same.add(box));
      faces.add(mean(same));
    }
    return faces;
  }

  private static FaceBox mean(List<FaceBox> boxes) {
    double all = 0;
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    for (FaceBox box : boxes) {
      all += box.score();
      x += box.score() * box.x();
      y += box.score() * box.y();
      width += box.score() * box.width();
      height += box.score() * box.height();
    }
    FaceBox best = boxes.getFirst();
    return new FaceBox(best.score(), x / all, y / all, width / all, height / all, best.tilt());
  }

  /** Runs the net alone. */
  void runBare() {
    net.runBare(1, 3, SIZE, SIZE);
  }

  @Override
  public void close() {
    net.close();
  }
}
