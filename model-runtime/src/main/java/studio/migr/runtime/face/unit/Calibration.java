package studio.migr.runtime.face.unit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.face.net.FaceNets;

/**
 * The figures that turn measures into intensities, for one kind of nets. They were fitted on
 * generated faces whose units are known: see {@code FitUnits}. On people they are an estimate
 * nobody has checked against trained coders.
 *
 * @param name version of the fit, part of the source of every track
 * @param calm the mean calm face
 * @param absolute compared with the mean calm face: coarse, for finding a person's own calm frames
 * @param relative compared with the person's own calm face
 */
record Calibration(
    String name,
    double[] calm,
    SortedMap<ActionUnit, Slopes> absolute,
    SortedMap<ActionUnit, Slopes> relative) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the studio has for these nets. */
  static Calibration of(FaceNets.Kind kind) {
    String resource = "calibration-" + kind.name().toLowerCase(Locale.ROOT) + ".json";
    try (InputStream in = Calibration.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource);
      }
      return read(JSON.readTree(in), FaceMeasures.of(kind));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Calibration read(JsonNode root, FaceMeasures measures) {
    List<String> names = measures.names();
    double[] calm = new double[names.size()];
    for (int k = 0; k < calm.length; k++) {
      calm[k] = root.path("calm").required(names.get(k)).asDouble();
    }
    return new Calibration(
        root.required("name").asText(),
        calm,
        slopes(root.required("absolute"), names),
        slopes(root.required("relative"), names));
  }

  private static SortedMap<ActionUnit, Slopes> slopes(JsonNode node, List<String> names) {
    SortedMap<ActionUnit, Slopes> slopes = new TreeMap<>();
    for (int number : FacePart.UNITS) {
      ActionUnit unit = new ActionUnit(number);
      JsonNode measures = node.required(unit.code());
      double[] above = new double[names.size()];
      double[] below = new double[names.size()];
      for (int k = 0; k < names.size(); k++) {
        above[k] = measures.path(names.get(k)).path(0).asDouble(0);
        below[k] = measures.path(names.get(k)).path(1).asDouble(0);
      }
      slopes.put(unit, new Slopes(above, below));
    }
    return slopes;
  }

  /** As the resource holds it. */
  ObjectNode json(FaceMeasures measures) {
    ObjectNode root = JSON.createObjectNode().put("name", name);
    ObjectNode calmNode = root.putObject("calm");
    for (int k = 0; k < calm.length; k++) {
      calmNode.put(measures.names().get(k), rounded(calm[k]));
    }
    for (Map.Entry<String, SortedMap<ActionUnit, Slopes>> each :
        Map.of("absolute", absolute, "relative", relative).entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .toList()) {
      ObjectNode units = root.putObject(each.getKey());
      each.getValue()
          .forEach(
              (unit, slopes) -> {
                ObjectNode node = units.putObject(unit.code());
                for (int k = 0; k < calm.length; k++) {
                  if (slopes.above()[k] != 0 || slopes.below()[k] != 0) {
                    node.putArray(measures.names().get(k))
                        .add(rounded(slopes.above()[k]))
                        .add(rounded(slopes.below()[k]));
                  }
                }
              });
    }
    return root;
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
