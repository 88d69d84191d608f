package studio.migr.runtime.elan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.migr.runtime.tier.TimedValue;

/**
 * Writes EAF 3.0. Times are rounded to milliseconds, which is all that the format has. A tier with
 * a parent becomes a symbolic association: each of its values belongs to the parent's value with
 * the same times.
 */
public final class ElanWriter {
  private static final String LANGUAGE = "und";

  private final ElanDocument document;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, List<Placed>> placed = new HashMap<>();
  private final Map<String, Map<String, String>> entryIds = new HashMap<>();
  private int annotations;
  private int slots;

  private ElanWriter(ElanDocument document) {
    this.document = document;
  }

  /** A value of a tier with its own times, and what names it in the file. */
  private record Placed(TimedValue value, String id, String startSlot, String endSlot) {}

  private record Slot(String id, long millis) {}

  /** Whether EAF can hold every character of {@code text}. */
  public static boolean canHold(String text) {
    return XmlText.canHold(text);
  }

  /**
   * The text of an EAF file; to be stored as UTF-8.
   *
   * @throws IllegalArgumentException if a tier's id comes twice, a parent is missing or has none of
   *     a value's times, a time is negative, or a vocabulary is missing
   */
  public static String write(ElanDocument document) {
    ElanWriter writer = new ElanWriter(document);
    writer.document();
    return writer.out.toString();
  }

  private void document() {
    List<Slot> order = place();
    line(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    line(
        0,
        "<ANNOTATION_DOCUMENT"
            + attribute("AUTHOR", document.author())
            + attribute("DATE", document.date())
            + attribute("FORMAT", "3.0")
            + attribute("VERSION", "3.0")
            + attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
            + attribute("xsi:noNamespaceSchemaLocation", "http://www.mpi.nl/tools/elan/EAFv3.0.xsd")
            + ">");
    StringBuilder tiers = new StringBuilder(); // first, since the header says the last number
    for (ElanTier tier : document.tiers()) {
      tier(tier, tiers);
    }
    header();
    line(1, "<TIME_ORDER>");
    for (Slot slot : order) {
      line(
          2,
          "<TIME_SLOT"
              + attribute("TIME_SLOT_ID", slot.id())
              + attribute("TIME_VALUE", Long.toString(slot.millis()))
              + "/>");
    }
    line(1, "</TIME_ORDER>");
    out.append(tiers);
    types();
    vocabularies();
    line(0, "</ANNOTATION_DOCUMENT>");
  }

  private void header() {
    line(1, "<HEADER MEDIA_FILE=\"\" TIME_UNITS=\"milliseconds\">");
    for (ElanMedia media : document.media()) {
      line(
          2,
          "<MEDIA_DESCRIPTOR"
              + attribute("MEDIA_URL", media.url())
              + attribute("MIME_TYPE", media.mimeType())
              + media.relativeUrl().map(url -> attribute("RELATIVE_MEDIA_URL", url)).orElse("")
              + (media.originMs() == 0
                  ? ""
                  : attribute("TIME_ORIGIN", Long.toString(media.originMs())))
              + "/>");
    }
    line(2, "<PROPERTY NAME=\"lastUsedAnnotationId\">" + annotations + "</PROPERTY>");
    line(1, "</HEADER>");
  }

  /** Gives every value with its own times two slots; returns them in the order of time. */
  private List<Slot> place() {
    List<Slot> order = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>();
    for (ElanTier tier : document.tiers()) {
      if (!ids.add(tier.id())) {
        throw new IllegalArgumentException("two tiers " + tier.id());
      }
      if (tier.parent().isEmpty()) {
        List<Placed> values = new ArrayList<>();
        for (TimedValue value : tier.values()) {
          Slot start = slot(value.startMs());
          Slot end = slot(value.endMs());
          order.add(start);
          order.add(end);
          values.add(new Placed(value, "a" + ++annotations, start.id(), end.id()));
        }
        placed.put(tier.id(), values);
      }
    }
    order.sort(Comparator.comparingLong(Slot::millis));
    return order;
  }

  private Slot slot(double millis) {
    long rounded = Math.round(millis);
    if (rounded < 0) {
      throw new IllegalArgumentException("negative time: " + millis);
    }
    return new Slot("ts" + ++slots, rounded);
  }

  private void tier(ElanTier tier, StringBuilder to) {
    StringBuilder head = new StringBuilder("<TIER");
    tier.annotator().ifPresent(name -> head.append(attribute("ANNOTATOR", name)));
    head.append(attribute("LINGUISTIC_TYPE_REF", typeOf(tier)));
    tier.parent().ifPresent(parent -> head.append(attribute("PARENT_REF", parent)));
    tier.participant().ifPresent(name -> head.append(attribute("PARTICIPANT", name)));
    head.append(attribute("TIER_ID", tier.id()));
    if (tier.values().isEmpty()) {
      line(to, 1, head + "/>");
      return;
    }
    line(to, 1, head + ">");
    if (tier.parent().isEmpty()) {
      for (Placed each : placed.getOrDefault(tier.id(), List.of())) {
        annotation(
            to,
            "ALIGNABLE_ANNOTATION",
            attribute("ANNOTATION_ID", each.id())
                + entryReference(tier, each.value().text())
                + attribute("TIME_SLOT_REF1", each.startSlot())
                + attribute("TIME_SLOT_REF2", each.endSlot()),
            each.value().text());
      }
    } else {
      referring(tier, tier.parent().get(), to);
    }
    line(to, 1, "</TIER>");
  }

  private void referring(ElanTier tier, String parent, StringBuilder to) {
    List<Placed> parents = placed.get(parent);
    if (parents == null) {
      throw new IllegalArgumentException("no parent " + parent + " with times");
    }
    Map<List<Double>, Placed> byTime = new HashMap<>();
    parents.forEach(
        each -> byTime.put(List.of(each.value().startMs(), each.value().endMs()), each));
    for (TimedValue value : tier.values()) {
      Placed owner = byTime.get(List.of(value.startMs(), value.endMs()));
      if (owner == null) {
        throw new IllegalArgumentException("no value of " + parent + " for " + value);
      }
      annotation(
          to,
          "REF_ANNOTATION",
          attribute("ANNOTATION_ID", "a" + ++annotations)
              + attribute("ANNOTATION_REF", owner.id())
              + entryReference(tier, value.text()),
          value.text());
    }
  }

  private void annotation(StringBuilder to, String element, String attributes, String text) {
    line(to, 2, "<ANNOTATION>");
    line(to, 3, "<" + element + attributes + ">");
    line(to, 4, "<ANNOTATION_VALUE>" + XmlText.escaped(text) + "</ANNOTATION_VALUE>");
    line(to, 3, "</" + element + ">");
    line(to, 2, "</ANNOTATION>");
  }

  private String entryReference(ElanTier tier, String text) {
    return tier.vocabulary()
        .flatMap(id -> Optional.ofNullable(entryIds(id).get(text)))
        .map(id -> attribute("CVE_REF", id))
        .orElse("");
  }

  private Map<String, String> entryIds(String vocabularyId) {
    return entryIds.computeIfAbsent(
        vocabularyId,
        wanted -> {
          int at = 0;
          for (Vocabulary vocabulary : document.vocabularies()) {
            at++;
            if (vocabulary.id().equals(wanted)) {
              Map<String, String> ids = new HashMap<>();
              for (int k = 0; k < vocabulary.words().size(); k++) {
                ids.putIfAbsent(vocabulary.words().get(k), "cve_" + at + "_" + (k + 1));
              }
              return ids;
            }
          }
          throw new IllegalArgumentException("no vocabulary " + wanted);
        });
  }

  private static String typeOf(ElanTier tier) {
    String kind = tier.parent().isPresent() ? "associated" : "aligned";
    return tier.vocabulary().map(id -> kind + "-" + id).orElse(kind);
  }

  private void types() {
    Set<String> written = new LinkedHashSet<>();
    for (ElanTier tier : document.tiers()) {
      if (written.add(typeOf(tier))) {
        line(
            1,
            "<LINGUISTIC_TYPE"
                + (tier.parent().isPresent()
                    ? attribute("CONSTRAINTS", "Symbolic_Association")
                    : "")
                + tier.vocabulary().map(id -> attribute("CONTROLLED_VOCABULARY_REF", id)).orElse("")
                + attribute("GRAPHIC_REFERENCES", "false")
                + attribute("LINGUISTIC_TYPE_ID", typeOf(tier))
                + attribute("TIME_ALIGNABLE", Boolean.toString(tier.parent().isEmpty()))
                + "/>");
      }
    }
    if (!document.vocabularies().isEmpty()) {
      line(
          1,
          "<LANGUAGE"
              + attribute("LANG_DEF", "http://cdb.iso.org/lg/CDB-00130975-001")
              + attribute("LANG_ID", LANGUAGE)
              + attribute("LANG_LABEL", "undetermined (und)")
              + "/>");
    }
    constraint(
        "Time subdivision of parent annotation's time interval, no time gaps allowed within this"
            + " interval",
        "Time_Subdivision");
    constraint(
        "Symbolic subdivision of a parent annotation. Annotations refering to the same parent are"
            + " ordered",
        "Symbolic_Subdivision");
    constraint("1-1 association with a parent annotation", "Symbolic_Association");
    constraint(
        "Time alignable annotations within the parent annotation's time interval, gaps are"
            + " allowed",
        "Included_In");
  }

  private void constraint(String description, String stereotype) {
    line(
        1,
        "<CONSTRAINT"
            + attribute("DESCRIPTION", description)
            + attribute("STEREOTYPE", stereotype)
            + "/>");
  }

  private void vocabularies() {
    for (Vocabulary vocabulary : document.vocabularies()) {
      line(1, "<CONTROLLED_VOCABULARY" + attribute("CV_ID", vocabulary.id()) + ">");
      line(2, "<DESCRIPTION LANG_REF=\"" + LANGUAGE + "\"/>");
      Map<String, String> ids = entryIds(vocabulary.id());
      for (String word : new LinkedHashSet<>(vocabulary.words())) {
        line(2, "<CV_ENTRY_ML" + attribute("CVE_ID", ids.getOrDefault(word, "")) + ">");
        line(
            3,
            "<CVE_VALUE"
                + attribute("DESCRIPTION", "")
                + attribute("LANG_REF", LANGUAGE)
                + ">"
                + XmlText.escaped(word)
                + "</CVE_VALUE>");
        line(2, "</CV_ENTRY_ML>");
      }
      line(1, "</CONTROLLED_VOCABULARY>");
    }
  }

  private static String attribute(String name, String value) {
    return " " + name + "=\"" + XmlText.escaped(value) + "\"";
  }

  private void line(int depth, String text) {
    line(out, depth, text);
  }

  private static void line(StringBuilder to, int depth, String text) {
    to.append("    ".repeat(depth)).append(text).append('\n');
  }
}
