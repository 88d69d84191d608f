package studio.migr.runtime.face.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import studio.migr.runtime.face.net.FaceMesh;
import studio.migr.runtime.face.net.FaceNets;

/**
 * The numbers that a face is described by: every {@link Distance}, then, where the nets give them,
 * the blendshapes with left and right averaged.
 */
public final class FaceMeasures {
  /** Shapes that tell of the head or the gaze and not of an action unit. */
  private static final List<String> UNUSED = List.of("_neutral", "eyeLook", "jawForward");

  private final List<String> names = new ArrayList<>();
  private final List<FacePart> parts = new ArrayList<>();

  /** For each blendshape the indices of its scores. */
  private final List<List<Integer>> shapes = new ArrayList<>();

  private FaceMeasures(boolean blendshapes) {
    for (Distance distance : Distance.values()) {
      names.add(distance.name().toLowerCase(Locale.ROOT));
      parts.add(distance.part());
    }
    if (blendshapes) {
      addShapes();
    }
  }

  public static FaceMeasures of(FaceNets.Kind kind) {
    return new FaceMeasures(kind == FaceNets.Kind.FACE_LANDMARKER);
  }

  private void addShapes() {
    Map<String, List<Integer>> byName = new TreeMap<>();
    List<String> all = FaceNets.blendshapeNames();
    for (int k = 0; k < all.size(); k++) {
      String name = all.get(k).replaceFirst("(Left|Right)$", "");
      if (UNUSED.stream().noneMatch(name::startsWith)) {
        byName.computeIfAbsent(name, any -> new ArrayList<>()).add(k);
      }
    }
    byName.forEach(
        (name, indices) -> {
          names.add(name);
          parts.add(part(name));
          shapes.add(indices);
        });
  }

  private static FacePart part(String shape) {
    if (shape.startsWith("brow")) {
      return FacePart.BROW;
    }
    if (shape.startsWith("eye")) {
      return FacePart.LID;
    }
    if (shape.startsWith("cheek")) {
      return FacePart.CHEEK;
    }
    return shape.startsWith("nose") ? FacePart.NOSE : FacePart.LIP;
  }

  List<String> names() {
    return names;
  }

  FacePart part(int measure) {
    return parts.get(measure);
  }

  public int count() {
    return names.size();
  }

  /** All measures of one face. */
  public float[] of(FaceMesh mesh) {
    AlignedFace face = AlignedFace.of(mesh);
    float[] values = new float[count()];
    int at = 0;
    for (Distance distance : Distance.values()) {
      values[at++] = (float) distance.of(face);
    }
    for (List<Integer> indices : shapes) {
      for (int index : indices) {
        values[at] += mesh.blendshapes()[index] / indices.size();
      }
      at++;
    }
    return values;
  }
}
