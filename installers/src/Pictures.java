import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Compares the pictures of two tours: {@code java Pictures.java ONE OTHER}. Ends with 0 if both have the same views and
 * no picture differs by more than what times, paths and measured durations take up in it. A few views never are the same
 * twice: of those only the size is compared, and how many they are is said.
 */
final class Pictures {
  /** Of all points of a picture: what may differ, since another time of day or another folder stands there. */
  private static final double MOST = 0.02;

  /** Differences of a colour that nobody sees. */
  private static final int SEEN = 24;

  /**
   * Versions, folders and free disk; a clip that plays, at whatever frame it is just then; an answer that is stopped at
   * whatever word it had come to, and what is scrolled by its length.
   */
  private static final Pattern OF_THE_MOMENT =
      Pattern.compile("\\d+-(checkup|playing|tracks-playing|ask|menu|task)-(light|dark)-.*");

  private Pictures() {}

  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Path one = Path.of(arguments[0]);
    Path other = Path.of(arguments[1]);
    Set<String> names = new TreeSet<>(names(one));
    Set<String> others = names(other);
    int wrong = 0;
    int same = 0;
    int ofTheMoment = 0;
    double most = 0;
    for (String name : names) {
      if (!others.contains(name)) {
        System.out.println("only in the first: " + name);
        wrong++;
      } else {
        boolean momentary = OF_THE_MOMENT.matcher(name).matches();
        double differing = differing(one.resolve(name), other.resolve(name));
        if (momentary) {
          ofTheMoment++;
        }
        if (momentary ? differing == 1 : differing > MOST) {
          System.out.printf("%s: %.1f %% of its points differ%n", name, 100 * differing);
          wrong++;
        } else if (differing > 0 && !momentary) {
          most = Math.max(most, differing);
        } else if (differing == 0) {
          same++;
        }
      }
    }
    others.removeAll(names);
    others.forEach(name -> System.out.println("only in the second: " + name));
    wrong += others.size();
    System.out.printf(
        "%d pictures, %d of them of a moment and compared by size alone, %d the same to the last point, %d wrong;%n"
            + "of those that are right %.2f %% of the points differ at most (allowed: %.0f %%)%n",
        names.size(), ofTheMoment, same, wrong, 100 * most, 100 * MOST);
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new TreeSet<>(
          files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".png")).toList());
    }
  }

  /** The share of points that differ so that it can be seen; all, if the sizes differ. */
  private static double differing(Path one, Path other) throws IOException {
    BufferedImage a = ImageIO.read(one.toFile());
    BufferedImage b = ImageIO.read(other.toFile());
    if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
      return 1;
    }
    long count = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        if (differs(a.getRGB(x, y), b.getRGB(x, y))) {
          count++;
        }
      }
    }
    return (double) count / a.getWidth() / a.getHeight();
  }

  private static boolean differs(int one, int other) {
    for (int shift : List.of(0, 8, 16)) {
      if (Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)) > SEEN) {
        return true;
      }
    }
    return false;
  }
}
