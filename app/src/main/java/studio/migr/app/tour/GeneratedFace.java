package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * A table of action units in OpenFace's layout, made on the spot: a drawn face that is surprised
 * and then smiles. It has all that tables of real faces have: a stretch without a face, a stretch
 * of which the tool is unsure, and a stretch where presence and intensity disagree.
 */
public final class GeneratedFace {
  private static final int[] UNITS = {1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17, 20, 23, 25, 26, 45};
  private static final int POINTS = 68;

  /** Shares of the clip. */
  private static final double LOST_FROM = 0.46;

  private static final double LOST_TO = 0.52;
  private static final double UNSURE_FROM = 0.80;
  private static final double DISAGREE_FROM = 0.60;
  private static final double DISAGREE_TO = 0.68;

  private GeneratedFace() {}

  /**
   * Writes the table.
   *
   * @param frames number of frames
   * @param fps frames a second
   * @param width of the picture in px
   * @param height of the picture in px
   */
  public static void write(Path file, int frames, double fps, int width, int height)
      throws IOException {
    List<String> lines = new ArrayList<>();
    StringJoiner head = new StringJoiner(", ");
    List.of("frame", "face_id", "timestamp", "confidence", "success").forEach(head::add);
    for (String axis : List.of("x", "y")) {
      for (int i = 0; i < POINTS; i++) {
        head.add(axis + "_" + i);
      }
    }
    for (int unit : UNITS) {
      head.add(String.format(Locale.ROOT, "AU%02d_r", unit));
    }
    for (int unit : UNITS) {
      head.add(String.format(Locale.ROOT, "AU%02d_c", unit));
    }
    lines.add(head.toString());
    for (int k = 0; k < frames; k++) {
      lines.add(row(k, k / (double) frames, fps, width, height));
    }
    Files.write(file, lines);
  }

  private static String row(int frame, double share, double fps, int width, int height) {
    boolean lost = share >= LOST_FROM && share < LOST_TO;
    double confidence = lost ? 0 : share >= UNSURE_FROM ? 0.62 : 0.97;
    StringJoiner cells = new StringJoiner(", ");
    cells.add(Integer.toString(frame + 1));
    cells.add("0");
    cells.add(number(frame / fps));
    cells.add(number(confidence));
    cells.add(lost ? "0" : "1");
    double surprise = bump(share, 0.24, 0.12);
    double smile = bump(share, 0.74, 0.18);
    for (boolean x : new boolean[] {true, false}) {
      for (int i = 0; i < POINTS; i++) {
        cells.add(lost ? "0" : number(point(i, x, share, surprise, smile, width, height)));
      }
    }
    for (int unit : UNITS) {
      cells.add(lost ? "0" : number(intensity(unit, surprise, smile)));
    }
    boolean disagree = share >= DISAGREE_FROM && share < DISAGREE_TO;
    for (int unit : UNITS) {
      boolean present = intensity(unit, surprise, smile) >= 1;
      cells.add(lost ? "0" : present != (disagree && unit == 12) ? "1" : "0");
    }
    return cells.toString();
  }

  private static double intensity(int unit, double surprise, double smile) {
    return switch (unit) {
      case 1 -> 4.2 * surprise;
      case 2 -> 3.7 * surprise;
      case 5, 26 -> 3.4 * surprise;
      case 25 -> Math.max(2.8 * surprise, 2.2 * smile);
      case 6 -> 2.9 * smile;
      case 12 -> 4.4 * smile;
      case 4 -> 0.6 * (1 - surprise) * (1 - smile);
      default -> 0.2;
    };
  }

  private static double bump(double share, double centre, double width) {
    double away = (share - centre) / width;
    return Math.exp(-away * away);
  }

  /** The usual 68 points: jaw, brows, nose, eyes, mouth, on a face of half the picture's height. */
  private static double point(
      int i, boolean x, double share, double surprise, double smile, int width, int height) {
    double px;
    double py;
    if (i < 17) { // the jaw, from ear to ear
      double angle = Math.PI * (1 - i / 16.0);
      px = Math.cos(angle);
      py = 0.15 + (1 + 0.12 * surprise) * Math.sin(angle);
    } else if (i < 27) { // the brows
      double side = i < 22 ? -1 : 1;
      double along = (i - 17) % 5 / 4.0;
      px = side * (i < 22 ? 0.85 - 0.6 * along : 0.25 + 0.6 * along);
      py = -0.32 - 0.12 * Math.sin(Math.PI * along) - 0.16 * surprise;
    } else if (i < 36) { // the nose
      px = i < 31 ? 0 : (i - 33) * 0.1;
      py = i < 31 ? -0.12 + (i - 27) * 0.13 : 0.38;
    } else if (i < 48) { // the eyes
      double side = i < 42 ? -1 : 1;
      double angle = Math.PI * 2 * ((i - 36) % 6) / 6.0;
      px = side * 0.45 + 0.17 * Math.cos(angle);
      py = -0.1 - (0.07 + 0.05 * surprise) * Math.sin(angle);
    } else { // the mouth, outer and inner
      boolean outer = i < 60;
      double angle = Math.PI * 2 * (outer ? (i - 48) / 12.0 : (i - 60) / 8.0);
      double wide = (outer ? 0.36 : 0.24) * (1 + 0.35 * smile - 0.25 * surprise);
      double tall = (outer ? 0.12 : 0.04) * (1 + 2.2 * surprise);
      px = -wide * Math.cos(angle);
      py = 0.68 - tall * Math.sin(angle) - 0.14 * smile * px * px / 0.12;
    }
    double radius = height * 0.27;
    double sway = 0.03 * Math.sin(2 * Math.PI * share * 2);
    return x ? width * (0.5 + sway) + px * radius : height * 0.46 + py * radius;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
