package studio.migr.runtime.face.net;

import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Reads MediaPipe's blendshape scores from a mesh of 478 points. */
final class BlendshapeNet implements AutoCloseable {
  /** In the net's order. */
  static final List<String> NAMES =
      List.of(
          """
          _neutral browDownLeft browDownRight browInnerUp browOuterUpLeft
          browOuterUpRight cheekPuff cheekSquintLeft cheekSquintRight eyeBlinkLeft
          eyeBlinkRight eyeLookDownLeft eyeLookDownRight eyeLookInLeft eyeLookInRight
          eyeLookOutLeft eyeLookOutRight eyeLookUpLeft eyeLookUpRight eyeSquintLeft
          eyeSquintRight eyeWideLeft eyeWideRight jawForward jawLeft jawOpen jawRight
          mouthClose mouthDimpleLeft mouthDimpleRight mouthFrownLeft mouthFrownRight
          mouthFunnel mouthLeft mouthLowerDownLeft mouthLowerDownRight mouthPressLeft
          mouthPressRight mouthPucker mouthRight mouthRollLower mouthRollUpper
          mouthShrugLower mouthShrugUpper mouthSmileLeft mouthSmileRight
          mouthStretchLeft mouthStretchRight mouthUpperUpLeft mouthUpperUpRight
          noseSneerLeft noseSneerRight
          """
              .trim()
              .split("\\s+"));

  /** The points that the net takes. */
  private static final int[] POINTS = {
    0, 1, 4, 5, 6, 7, 8, 10, 13, 14, 17, 21, 33, 37, 39, 40, 46, 52, 53, 54, 55, 58, 61, 63, 65, 66,
    67, 70, 78, 80, 81, 82, 84, 87, 88, 91, 93, 95, 103, 105, 107, 109, 127, 132, 133, 136, 144,
    145, 146, 148, 149, 150, 152, 153, 154, 155, 157, 158, 159, 160, 161, 162, 163, 168, 172, 173,
    176, 178, 181, 185, 191, 195, 197, 234, 246, 249, 251, 263, 267, 269, 270, 276, 282, 283, 284,
    285, 288, 291, 293, 295, 296, 297, 300, 308, 310, 311, 312, 314, 317, 318, 321, 323, 324, 332,
    334, 336, 338, 356, 361, 362, 365, 373, 374, 375, 377, 378, 379, 380, 381, 382, 384, 385, 386,
    387, 388, 389, 390, 397, 398, 400, 402, 405, 409, 415, 454, 466, 468, 469, 470, 471, 472, 473,
    474, 475, 476, 477
  };

  private final TfliteNet net;

  BlendshapeNet(byte[] file) {
    net = new TfliteNet(file);
  }

  /** Scores of 0 to 1 in the order of {@link #NAMES}. */
  float[] scores(FaceMesh mesh) {
    float[] input = new float[2 * POINTS.length];
    for (int k = 0; k < POINTS.length; k++) {
      input[2 * k] = (float) mesh.x(POINTS[k]);
      input[2 * k + 1] = (float) mesh.y(POINTS[k]);
    }
    try (PointerScope scope = new PointerScope()) {
      Mat points = new Mat(new int[] {1, POINTS.length, 2}, opencv_core.CV_32F);
      new FloatPointer(points.data()).put(input);
      float[] scores = net.run(points).values().iterator().next();
      if (scores.length != NAMES.size()) {
        throw new IllegalStateException("not the output of the blendshape net");
      }
      return scores;
    }
  }

  /** Runs the net alone. */
  void runBare() {
    net.runBare(1, POINTS.length, 2);
  }

  @Override
  public void close() {
    net.close();
  }
}
