import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Makes the guide's pictures of those of a tour: {@code java docs/guide/Pictures.java TOUR}. Which, says
 * pictures/list.txt. Each has the 256 colours that it uses most, which makes it a third as large.
 */
final class Pictures {
  private static final String LOOK = "light-1280x800";
  private static final int COLOURS = 256;

  /** Of those: that of surfaces, letters and lines, which stay as they are. */
  private static final int EXACT = 96;

  private Pictures() {}

  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Path tour = Path.of(arguments[0]);
    Path pictures = Path.of("docs/guide/pictures");
    for (String line : Files.readAllLines(pictures.resolve("list.txt"))) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] names = line.strip().split("\\s+");
      Optional<Path> found = find(tour, names[0]);
      if (found.isEmpty()) {
        System.out.println("kept as it is, since the tour has no " + names[0] + ": " + names[1]);
        continue;
      }
      Path file = pictures.resolve(names[1] + ".png");
      ImageIO.write(reduced(ImageIO.read(found.get().toFile())), "png", file.toFile());
      System.out.println(file + ", " + Files.size(file) / 1024 + " KB");
    }
  }

  private static Optional<Path> find(Path tour, String view) throws IOException {
    try (Stream<Path> files = Files.list(tour)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d+-" + view + "-" + LOOK + "\\.png"))
          .sorted()
          .findFirst();
    }
  }

  private static BufferedImage reduced(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] points = image.getRGB(0, 0, width, height, null, 0, width);
    Map<Integer, Integer> counts = new HashMap<>();
    for (int point : points) {
      counts.merge(point & 0xffffff, 1, Integer::sum);
    }
    List<Integer> palette = palette(counts);
    Map<Integer, Integer> nearest = new HashMap<>();
    BufferedImage out =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model(palette));
    byte[] row = new byte[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int colour = points[y * width + x] & 0xffffff;
        row[x] = (byte) (int) nearest.computeIfAbsent(colour, each -> nearest(palette, each));
      }
      out.getRaster().setDataElements(0, y, width, 1, row);
    }
    return out;
  }

  /** The most used colours; behind the first of them none that nobody could tell from another one. */
  private static List<Integer> palette(Map<Integer, Integer> counts) {
    List<Integer> byUse =
        counts.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder()))
            .map(Map.Entry::getKey)
            .toList();
    for (int apart = 300; ; apart /= 2) {
      List<Integer> palette = new ArrayList<>();
      for (int colour : byUse) {
        if (palette.size() < COLOURS
            && (palette.size() < EXACT || distance(palette.get(nearest(palette, colour)), colour) > apart)) {
          palette.add(colour);
        }
      }
      if (palette.size() == COLOURS || apart == 0) {
        return palette;
      }
    }
  }

  private static int nearest(List<Integer> palette, int colour) {
    int best = 0;
    for (int k = 1; k < palette.size(); k++) {
      if (distance(palette.get(k), colour) < distance(palette.get(best), colour)) {
        best = k;
      }
    }
    return best;
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = (one >> shift & 0xff) - (other >> shift & 0xff);
      sum += difference * difference;
    }
    return sum;
  }

  private static IndexColorModel model(List<Integer> palette) {
    byte[][] parts = new byte[3][palette.size()];
    for (int k = 0; k < palette.size(); k++) {
      for (int part = 0; part < 3; part++) {
        parts[part][k] = (byte) (palette.get(k) >> (16 - 8 * part));
      }
    }
    return new IndexColorModel(8, palette.size(), parts[0], parts[1], parts[2]);
  }
}
