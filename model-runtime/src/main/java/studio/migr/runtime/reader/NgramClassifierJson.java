package studio.migr.runtime.reader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;
import studio.migr.runtime.textfile.TextFile;

/**
 * A classifier as a file: {@code {"format": "migr-text-emotion", "format_version": 1, "name",
 * "labels": [], "bias": [], "weights": {word or pair: [one for each label]}}}.
 */
public final class NgramClassifierJson {
  private static final String FORMAT = "migr-text-emotion";
  private static final int FORMAT_VERSION = 1;
  private static final int VERSION_DIGITS = 12;
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build())
              .build());

  private NgramClassifierJson() {}

  /** The text of the file. Numbers are written so that reading gives the same bits. */
  public static String write(NgramClassifier classifier) {
    ObjectNode node = JSON.createObjectNode();
    node.put("format", FORMAT);
    node.put("format_version", FORMAT_VERSION);
    node.put("name", classifier.identity().name());
    node.put("version", classifier.identity().version());
    node.setAll(content(classifier));
    return node.toString();
  }

  /**
   * @throws FormatException if the file is no classifier of this kind
   */
  public static NgramClassifier read(Path file) throws IOException {
    return read(TextFile.decode(TextFile.bytes(file)));
  }

  /**
   * @throws FormatException if the text is no classifier of this kind
   */
  public static NgramClassifier read(String text) throws FormatException {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new FormatException(FormatFault.MALFORMED, 0, e.getOriginalMessage());
    }
    if (!node.path("format").asText().equals(FORMAT)
        || node.path("format_version").asInt() != FORMAT_VERSION) {
      throw new FormatException(FormatFault.OTHER_KIND, 0, node.path("format").asText());
    }
    List<String> labels = new ArrayList<>();
    for (JsonNode label : node.path("labels")) {
      labels.add(label.asText());
    }
    Map<String, double[]> weights = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.path("weights").properties()) {
      weights.put(field.getKey(), numbers(field.getValue()));
    }
    try {
      return new NgramClassifier(
          node.path("name").asText("text"), labels, weights, numbers(node.path("bias")));
    } catch (IllegalArgumentException e) {
      throw new FormatException(FormatFault.MALFORMED, 0, String.valueOf(e.getMessage()));
    }
  }

  private static double[] numbers(JsonNode node) throws FormatException {
    double[] values = new double[node.size()];
    for (int k = 0; k < values.length; k++) {
      values[k] = node.get(k).asDouble(Double.NaN);
      if (!Double.isFinite(values[k])) {
        throw new FormatException(FormatFault.MALFORMED, 0, String.valueOf(node.get(k)));
      }
    }
    return values;
  }

  /** What it reads by, without its name. */
  private static ObjectNode content(NgramClassifier classifier) {
    ObjectNode node = JSON.createObjectNode();
    classifier.labels().forEach(node.putArray("labels")::add);
    put(node.putArray("bias"), classifier.bias());
    ObjectNode weights = node.putObject("weights");
    classifier.weights().forEach((feature, values) -> put(weights.putArray(feature), values));
    return node;
  }

  private static void put(ArrayNode array, double[] values) {
    for (double value : values) {
      array.add(value);
    }
  }

  /** The version: a classifier with any other weight has another one. */
  static String digest(NgramClassifier classifier) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha.digest(content(classifier).toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, VERSION_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
