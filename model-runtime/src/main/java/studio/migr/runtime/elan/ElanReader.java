package studio.migr.runtime.elan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.textfile.ClosedXml;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;

/**
 * Reads EAF files of any version; elements it does not know are passed over. Nothing outside of the
 * file is ever looked up, and a file with a document type is refused.
 */
public final class ElanReader {
  private static final int DEEPEST = 64;

  private final XMLStreamReader xml;
  private final Map<String, Double> slots = new HashMap<>();
  private final List<ElanMedia> media = new ArrayList<>();
  private final List<RawTier> tiers = new ArrayList<>();
  private final Map<String, String> vocabularyOfType = new HashMap<>();
  private final Map<String, List<String>> vocabularies = new LinkedHashMap<>();
  private final Map<String, String> entries = new HashMap<>();
  private String author = "";
  private String date = "";

  private ElanReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** Whether a file that begins so is an EAF file. */
  public static boolean recognises(String start) {
    return start.contains("<ANNOTATION_DOCUMENT");
  }

  /**
   * @throws FormatException if it is no EAF file, or damaged
   */
  public static ElanDocument read(byte[] bytes) throws FormatException {
    XMLStreamReader xml = ClosedXml.open(bytes);
    try {
      return new ElanReader(xml).document();
    } catch (XMLStreamException | RuntimeException e) {
      throw ClosedXml.malformed(xml, e);
    }
  }

  private ElanDocument document() throws XMLStreamException, FormatException {
    int depth = 0;
    boolean root = false;
    @Nullable RawTier tier = null;
    String vocabulary = "";
    String entry = "";
    @Nullable Pending pending = null;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD -> throw fault("document type");
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > DEEPEST) {
            throw fault("nested too deep");
          }
          String name = xml.getLocalName();
          if (!root) {
            root(name);
            root = true;
          }
          switch (name) {
            case "HEADER" -> header();
            case "MEDIA_DESCRIPTOR" -> media.add(mediaLink());
            case "TIME_SLOT" -> slot();
            case "TIER" -> {
              tier =
                  new RawTier(
                      required("TIER_ID"),
                      attribute("ANNOTATOR"),
                      attribute("PARTICIPANT"),
                      attribute("PARENT_REF"),
                      attribute("LINGUISTIC_TYPE_REF").orElse(""));
              tiers.add(tier);
            }
            case "ALIGNABLE_ANNOTATION", "REF_ANNOTATION" -> pending = pending(name);
            case "ANNOTATION_VALUE" -> {
              String text = xml.getElementText();
              depth--;
              if (tier != null && pending != null) {
                tier.annotations().add(pending.with(text, entries));
              }
              pending = null;
            }
            case "LINGUISTIC_TYPE" -> {
              String type = required("LINGUISTIC_TYPE_ID");
              attribute("CONTROLLED_VOCABULARY_REF")
                  .ifPresent(reference -> vocabularyOfType.put(type, reference));
            }
            case "CONTROLLED_VOCABULARY" -> {
              vocabulary = required("CV_ID");
              entry = "";
              vocabularies.putIfAbsent(vocabulary, new ArrayList<>());
            }
            case "CV_ENTRY_ML" -> entry = attribute("CVE_ID").orElse("");
            case "CV_ENTRY", "CVE_VALUE" -> {
              String word = xml.getElementText();
              depth--;
              // Of a word in several languages the first stands for all.
              if (entry.isEmpty() || entries.putIfAbsent(entry, word) == null) {
                vocabularies.computeIfAbsent(vocabulary, id -> new ArrayList<>()).add(word);
              }
            }
            default -> {}
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
    }
    return made();
  }

  private void root(String name) throws FormatException {
    if (!name.equals("ANNOTATION_DOCUMENT")) {
      throw new FormatException(
          FormatFault.OTHER_KIND, xml.getLocation().getLineNumber(), "<" + name + ">");
    }
    author = attribute("AUTHOR").orElse("");
    date = attribute("DATE").orElse("");
  }

  private void header() throws FormatException {
    String units = attribute("TIME_UNITS").orElse("milliseconds");
    if (!units.equals("milliseconds")) { // frame units name no frame rate: never written by ELAN
      throw new FormatException(
          FormatFault.BAD_TIME, xml.getLocation().getLineNumber(), "TIME_UNITS " + units);
    }
  }

  private ElanMedia mediaLink() throws FormatException {
    return new ElanMedia(
        attribute("MEDIA_URL").orElse(""),
        attribute("RELATIVE_MEDIA_URL").filter(url -> !url.isBlank()),
        attribute("MIME_TYPE").orElse(""),
        Math.round(time(attribute("TIME_ORIGIN").orElse("0"))));
  }

  private void slot() throws FormatException {
    String id = required("TIME_SLOT_ID");
    Optional<String> value = attribute("TIME_VALUE").filter(text -> !text.isBlank());
    if (value.isPresent()) {
      slots.put(id, time(value.get()));
    }
  }

  /** Milliseconds; some programs write them with a fraction. */
  private double time(String text) throws FormatException {
    String stripped = text.strip();
    if (!stripped.matches("-?\\d{1,12}([.,]\\d{1,15})?")) {
      throw new FormatException(FormatFault.BAD_TIME, xml.getLocation().getLineNumber(), text);
    }
    return Double.parseDouble(stripped.replace(',', '.'));
  }

  /** An annotation whose text comes next. */
  private record Pending(
      String id, String start, String end, @Nullable String refersTo, Optional<String> entry) {

    RawAnnotation with(String text, Map<String, String> entries) {
      String value =
          text.isEmpty() ? entry.map(each -> entries.getOrDefault(each, "")).orElse("") : text;
      return refersTo == null
          ? new RawAnnotation.Aligned(id, start, end, value)
          : new RawAnnotation.Referring(id, refersTo, value);
    }
  }

  private Pending pending(String name) throws FormatException {
    boolean aligned = name.equals("ALIGNABLE_ANNOTATION");
    return new Pending(
        required("ANNOTATION_ID"),
        aligned ? required("TIME_SLOT_REF1") : "",
        aligned ? required("TIME_SLOT_REF2") : "",
        aligned ? null : required("ANNOTATION_REF"),
        attribute("CVE_REF"));
  }

  private ElanDocument made() {
    TimeSlots times = new TimeSlots(slots, tiers);
    List<ElanTier> made = new ArrayList<>();
    for (RawTier tier : tiers) {
      made.add(
          new ElanTier(
              tier.id(),
              tier.annotator(),
              tier.participant(),
              tier.parent(),
              Optional.ofNullable(vocabularyOfType.get(tier.type())),
              times.values(tier)));
    }
    List<Vocabulary> words = new ArrayList<>();
    vocabularies.forEach((id, list) -> words.add(new Vocabulary(id, list)));
    return new ElanDocument(author, date, media, made, words, times.untimed());
  }

  private Optional<String> attribute(String name) {
    return Optional.ofNullable(xml.getAttributeValue(null, name));
  }

  private String required(String name) throws FormatException {
    return attribute(name).orElseThrow(() -> fault("<" + xml.getLocalName() + "> without " + name));
  }

  private FormatException fault(String detail) {
    return new FormatException(FormatFault.MALFORMED, xml.getLocation().getLineNumber(), detail);
  }
}
