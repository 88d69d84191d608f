package studio.migr.runtime.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import studio.migr.runtime.features.PictureInput;

/** The preprocessing of pictures: a cut-out of the resized picture. */
final class PictureSuite implements CheckSuite {
  private static final int SIZE = 384;
  private static final int FIRST = 100;
  private static final double ONE_STEP = 1 / 127.5;

  @Override
  public List<String> names() {
    return List.of("image_preprocess.resized_crop");
  }

  @Override
  public void run(Path reference, CheckReport report) throws IOException {
    try (Expected expected = Expected.open(reference.resolve("image_preprocess.safetensors"))) {
      int height = expected.size("image", 0);
      int width = expected.size("image", 1);
      float[] planes = PictureInput.of(expected.bytes("image"), width, height, SIZE);
      float[] crop = expected.floats("resized_crop");
      int rows = expected.size("resized_crop", 0);
      int columns = expected.size("resized_crop", 1);
      Comparison comparison = new Comparison();
      for (int k = 0; k < crop.length; k++) {
        int channel = k % 3;
        int x = FIRST + k / 3 % columns;
        int y = FIRST + k / 3 / columns % rows;
        comparison.add(planes[(channel * SIZE + y) * SIZE + x], crop[k]);
      }
      report.add(new Check("image_preprocess.resized_crop", comparison.largest(), ONE_STEP));
    }
  }
}
