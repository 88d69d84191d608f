package studio.migr.app.exchange.tiers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import studio.migr.app.exchange.ClipLabels;
import studio.migr.app.exchange.tiers.LabelTierName.Field;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.tier.TimedValue;

/**
 * The labels of one clip laid out in groups of tiers. A group holds labels of one annotator under
 * one condition, about stretches or about the whole clip, that do not overlap; its tiers hold one
 * part of the labels each.
 */
final class LabelTiers {
  private LabelTiers() {}

  /**
   * A label with its place in the file.
   *
   * @param startMs from the clip's start
   */
  record Placed(double startMs, double endMs, Judgement judgement) {
    TimedValue value(String text) {
      return new TimedValue(startMs, endMs, text);
    }
  }

  /** Labels that share their tiers; {@code name} is that of the emotion's tier. */
  record Group(LabelTierName name, List<Placed> labels) {

    /** The values of a part, of those labels that have it. */
    List<TimedValue> values(Field field) {
      List<TimedValue> values = new ArrayList<>();
      for (Placed label : labels) {
        text(label.judgement(), field).ifPresent(text -> values.add(label.value(text)));
      }
      return values;
    }
  }

  static Optional<String> text(Judgement judgement, Field field) {
    return switch (field) {
      case EMOTION -> judgement.emotion();
      case DOMINANT_MODALITY -> judgement.dominant().map(dominant -> dominant.id());
      case CONFIDENCE ->
          judgement.confidence().isPresent()
              ? Optional.of(Double.toString(judgement.confidence().getAsDouble()))
              : Optional.empty();
      case NOTE -> judgement.note();
    };
  }

  private record Side(String annotator, Condition condition, boolean wholeClip) {
    static Side of(LabelKey key) {
      return new Side(key.annotator(), key.condition(), key.segment().isEmpty());
    }
  }

  /**
   * @param rounding from milliseconds to those that the format can say
   * @param smallest the shortest stretch that the format can hold, in milliseconds
   */
  static List<Group> of(ClipLabels clip, DoubleUnaryOperator rounding, double smallest) {
    Map<Side, List<LabelEvent>> sides = new LinkedHashMap<>();
    for (LabelEvent event : clip.labels()) {
      sides.computeIfAbsent(Side.of(event.key()), side -> new ArrayList<>()).add(event);
    }
    List<Group> groups = new ArrayList<>();
    double zero = clip.placement().startMs();
    double length =
        Math.max(
            smallest,
            rounding.applyAsDouble(clip.placement().endMs() - clip.placement().startMs()));
    sides.forEach(
        (side, events) -> {
          Function<LabelEvent, Placed> place =
              event ->
                  event
                      .key()
                      .segment()
                      .map(
                          segment -> {
                            double start = rounding.applyAsDouble(segment.startMs() - zero);
                            double end = rounding.applyAsDouble(segment.endMs() - zero);
                            return new Placed(
                                start, Math.max(end, start + smallest), event.judgement());
                          })
                      .orElseGet(() -> new Placed(0, length, event.judgement()));
          List<Placed> placed =
              events.stream()
                  .map(place)
                  .sorted(
                      Comparator.comparingDouble(Placed::startMs)
                          .thenComparingDouble(Placed::endMs))
                  .toList();
          groups.addAll(layers(side, placed));
        });
    return groups;
  }

  /** Each label goes to the first layer in which it overlaps none. */
  private static List<Group> layers(Side side, List<Placed> labels) {
    List<List<Placed>> layers = new ArrayList<>();
    for (Placed label : labels) {
      List<Placed> free = null;
      for (List<Placed> layer : layers) {
        if (layer.getLast().endMs() <= label.startMs()) {
          free = layer;
          break;
        }
      }
      if (free == null) {
        free = new ArrayList<>();
        layers.add(free);
      }
      free.add(label);
    }
    List<Group> groups = new ArrayList<>();
    for (int k = 0; k < layers.size(); k++) {
      groups.add(
          new Group(
              new LabelTierName(
                  Field.EMOTION,
                  side.condition(),
                  side.wholeClip(),
                  k + 1,
                  Optional.of(side.annotator())),
              layers.get(k)));
    }
    return groups;
  }
}
