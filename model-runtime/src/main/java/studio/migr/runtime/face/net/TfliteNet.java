package studio.migr.runtime.face.net;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_dnn;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.StringVector;
import org.bytedeco.opencv.opencv_dnn.Net;

/** One TensorFlow Lite net. For one thread. */
final class TfliteNet implements AutoCloseable {
  private final Net net;
  private final StringVector outputs;

  /**
   * @throws RuntimeException if OpenCV cannot read it
   */
  TfliteNet(byte[] file) {
    try (PointerScope scope = new PointerScope()) {
      net = opencv_dnn.readNetFromTFLite(file);
      outputs = net.getUnconnectedOutLayersNames();
      net.retainReference();
      outputs.retainReference();
    }
  }

  /** All outputs by name, each flattened in row-major order. */
  Map<String, float[]> run(Mat input) {
    try (PointerScope scope = new PointerScope()) {
      net.setInput(input);
      MatVector results = new MatVector();
      net.forward(results, outputs);
      Map<String, float[]> values = new LinkedHashMap<>();
      for (int k = 0; k < results.size(); k++) {
        Mat result = results.get(k);
        float[] flat = new float[(int) result.total() * result.channels()];
        new FloatPointer(result.data()).get(flat);
        values.put(outputs.get(k).getString().trim(), flat); // names end in a zero byte
      }
      return values;
    }
  }

  /** Runs on an input of zeros and looks at nothing. */
  void runBare(int... shape) {
    try (PointerScope scope = new PointerScope()) {
      net.setInput(new Mat(shape, opencv_core.CV_32F, Scalar.all(0)));
      net.forward(new MatVector(), outputs);
    }
  }

  @Override
  public void close() {
    outputs.releaseReference();
    net.releaseReference();
  }
}
