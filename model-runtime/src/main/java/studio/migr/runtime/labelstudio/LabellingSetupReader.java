package studio.migr.runtime.labelstudio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.labelstudio.LabellingSetup.Control;
import studio.migr.runtime.labelstudio.LabellingSetup.Shown;
import studio.migr.runtime.textfile.ClosedXml;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;

/** Reads labelling configurations; tags it does not know are taken by their attributes. */
public final class LabellingSetupReader {
  private static final int DEEPEST = 64;
  private static final Pattern START =
      Pattern.compile("^\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<View[\\s>/]", Pattern.DOTALL);

  private final XMLStreamReader xml;
  private final Map<String, Shown> objects = new LinkedHashMap<>();
  private final Map<String, Control> controls = new LinkedHashMap<>();
  private Map<String, String> words = new LinkedHashMap<>();
  private @Nullable String control;

  private LabellingSetupReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** Whether a file that begins so is a labelling configuration. */
  public static boolean recognises(String start) {
    return START.matcher(start).find();
  }

  /**
   * @throws FormatException if it is no labelling configuration, or damaged
   */
  public static LabellingSetup read(byte[] bytes) throws FormatException {
    XMLStreamReader xml = ClosedXml.open(bytes);
    try {
      return new LabellingSetupReader(xml).view();
    } catch (XMLStreamException | RuntimeException e) {
      throw ClosedXml.malformed(xml, e);
    }
  }

  private LabellingSetup view() throws XMLStreamException, FormatException {
    int depth = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (depth == 0 && !xml.getLocalName().equals("View")) {
            throw new FormatException(FormatFault.OTHER_KIND, 0, "<" + xml.getLocalName() + ">");
          }
          if (++depth > DEEPEST) {
            throw new FormatException(
                FormatFault.MALFORMED, xml.getLocation().getLineNumber(), "nested too deep");
          }
          element();
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.DTD ->
            throw new FormatException(FormatFault.MALFORMED, 0, "document type");
        default -> {}
      }
    }
    return new LabellingSetup(objects, controls);
  }

  /** Choices and labels may lie in further views inside of their control. */
  private void element() {
    String tag = xml.getLocalName();
    Optional<String> name = attribute("name");
    Optional<String> value = attribute("value");
    if (name.isPresent() && attribute("toName").isPresent()) {
      control = name.get();
      words = new LinkedHashMap<>();
      controls.put(name.get(), new Control(name.get(), tag, words));
    } else if (name.isPresent() && value.isPresent()) {
      Optional<String> field =
          value.filter(text -> text.startsWith("$")).map(text -> text.substring(1));
      Optional<String> rate =
          attribute("frameRate").or(() -> attribute("framerate")).filter(text -> !text.isBlank());
      objects.put(name.get(), new Shown(name.get(), tag, field, rate));
    } else if (control != null
        && value.isPresent()
        && (tag.equals("Choice") || tag.equals("Label"))) {
      words.put(attribute("alias").orElse(value.get()), value.get());
      controls.computeIfPresent(
          control, (key, known) -> new Control(key, known.tag(), Map.copyOf(words)));
    }
  }

  private Optional<String> attribute(String name) {
    return Optional.ofNullable(xml.getAttributeValue(null, name));
  }
}
