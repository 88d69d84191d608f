import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The notices of all libraries in one text: from the bill of materials who made what under which licence, and from the
 * jars themselves the texts that have to travel with them. What THIRD-PARTY.md says by hand is not repeated.
 */
final class Notices {
  private static final String OWN = "studio.migr";
  private static final Pattern PAPER =
      Pattern.compile("(META-INF/)?(LICEN[CS]E|NOTICE|COPYING)[^/]*(\\.txt|\\.md)?", Pattern.CASE_INSENSITIVE);
  private static final String RULE = "\n" + "=".repeat(100) + "\n";

  private final Source source;

  Notices(Source source) {
    this.source = source;
  }

  /**
   * Writes them.
   *
   * @throws Tool.Failure if a jar goes along that the bill of materials does not know
   */
  void write(Path file) throws IOException {
    Map<String, JsonNode> known = components();
    TreeMap<String, String> lines = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Map<String, TreeSet<String>> texts = new LinkedHashMap<>(); // a text, and whose it is
    for (Path jar : jars()) {
      JsonNode component = known.get(jar.getFileName().toString());
      if (component == null) {
        throw new Tool.Failure("The bill of materials does not name " + jar.getFileName());
      }
      if (component.path("group").asText().equals(OWN)) {
        continue;
      }
      String name = component.path("group").asText() + ":" + component.path("name").asText();
      lines.put(name, name + " " + component.path("version").asText() + "\n    " + licences(component));
      for (String text : papers(jar)) {
        texts.computeIfAbsent(text, each -> new TreeSet<>()).add(name);
      }
    }
    StringBuilder out = new StringBuilder("The libraries in MIGR Studio, as their makers describe them.\n");
    out.append("THIRD-PARTY.md beside this file says what each is for; bom.json is the same list for programs.\n\n");
    lines.values().forEach(line -> out.append(line).append('\n'));
    texts.forEach((text, names) -> out.append(RULE).append(String.join(", ", names)).append(RULE).append(text).append('\n'));
    Files.writeString(file, out);
  }

  private List<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String folder : List.of("lib", "javafx")) {
      jars.addAll(Folder.list(source.built().resolve(folder), file -> file.toString().endsWith(".jar")));
    }
    return jars;
  }

  /** What the bill of materials knows, by the name of the jar. */
  private Map<String, JsonNode> components() throws IOException {
    Map<String, JsonNode> components = new LinkedHashMap<>();
    for (JsonNode each : new ObjectMapper().readTree(source.billOfMaterials().toFile()).path("components")) {
      String classifier = "";
      for (String part : each.path("purl").asText().replaceFirst("^[^?]*\\??", "").split("&")) {
        classifier = part.startsWith("classifier=") ? "-" + part.substring("classifier=".length()) : classifier;
      }
      String name = each.path("name").asText() + "-" + each.path("version").asText() + classifier + ".jar";
      components.put(name, each);
    }
    return components;
  }

  private static String licences(JsonNode component) {
    List<String> names = new ArrayList<>();
    for (JsonNode each : component.path("licenses")) {
      JsonNode licence = each.path("license");
      names.add(
          each.has("expression")
              ? each.path("expression").asText()
              : licence.has("id") ? licence.path("id").asText() : licence.path("name").asText());
    }
    return names.isEmpty() ? "see THIRD-PARTY.md" : String.join(", or ", names);
  }

  private static List<String> papers(Path jar) throws IOException {
    List<String> papers = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(each -> PAPER.matcher(each.getName()).matches()).toList()) {
        if (!entry.isDirectory()) {
          byte[] bytes = zip.getInputStream(entry).readAllBytes();
          papers.add(new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n").strip());
        }
      }
    }
    return papers;
  }
}
