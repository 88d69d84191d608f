package studio.migr.runtime.face.unit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import studio.migr.runtime.face.net.FaceMesh;

/**
 * The mean calm face of generated people, whose points can be moved. Coordinates in distances
 * between the eyes, y up, z towards the camera; {@link #mesh} is what a camera sees of it.
 */
final class MovedFace {
  private static final double PIXELS = 100;

  private final double[][] points;

  private MovedFace(double[][] points) {
    this.points = points;
  }

  static MovedFace calm() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(MovedFace.class.getResourceAsStream("calm-face.csv")),
                StandardCharsets.UTF_8))) {
      List<String> lines = in.lines().skip(1).toList();
      double[][] points = new double[lines.size()][3];
      for (int k = 0; k < points.length; k++) {
        String[] cells = lines.get(k).split(",");
        for (int axis = 0; axis < 3; axis++) {
          points[k][axis] = Double.parseDouble(cells[axis]);
        }
      }
      return new MovedFace(points);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  MovedFace up(double distance, int... which) {
    for (int point : which) {
      points[point][1] += distance;
    }
    return this;
  }

  /** Turns the head about the vertical axis. */
  MovedFace turned(double degrees) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    for (double[] point : points) {
      double x = cos * point[0] + sin * point[2];
      point[2] = cos * point[2] - sin * point[0];
      point[0] = x;
    }
    return this;
  }

  FaceMesh mesh() {
    float[] xyz = new float[3 * points.length];
    for (int k = 0; k < points.length; k++) {
      xyz[3 * k] = (float) (300 + PIXELS * points[k][0]);
      xyz[3 * k + 1] = (float) (200 - PIXELS * points[k][1]);
      xyz[3 * k + 2] = (float) (-PIXELS * points[k][2]);
    }
    return new FaceMesh(xyz, 1, new float[0]);
  }
}
