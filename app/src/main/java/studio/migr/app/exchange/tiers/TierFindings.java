package studio.migr.app.exchange.tiers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import studio.migr.app.exchange.source.Attachment;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.ClipHint;
import studio.migr.app.exchange.source.FoundLabel;
import studio.migr.app.exchange.source.FoundSpan;
import studio.migr.app.exchange.tiers.LabelTierName.Field;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.tier.Tier;
import studio.migr.runtime.tier.TimedValue;

/**
 * Tells labels from other texts in the tiers of a file. Labels stand in tiers with our own names,
 * and in those most of whose different values are words for emotions; all other tiers are tracks.
 */
final class TierFindings {
  private final EmotionWords words;
  private final String source;
  private final double resolutionMs;
  private final double shiftMs;
  private final Map<LabelPlace, Parts> labels = new LinkedHashMap<>();
  private final List<Attachment> tracks = new ArrayList<>();
  private final List<String> unheld = new ArrayList<>();

  /**
   * @param source the file's name
   * @param resolutionMs how finely the file says times; 0 for exactly
   * @param shiftMs added to the file's times, so that the clip starts at 0
   */
  TierFindings(EmotionWords words, String source, double resolutionMs, double shiftMs) {
    this.words = words;
    this.source = source;
    this.resolutionMs = resolutionMs;
    this.shiftMs = shiftMs;
  }

  /** Tiers whose values belong to the same label. */
  private record LabelPlace(
      Optional<String> annotator,
      Condition condition,
      boolean wholeClip,
      int layer,
      double startMs,
      double endMs) {}

  private static final class Parts {
    final String where;
    Optional<String> emotion = Optional.empty();
    Optional<DominantModality> dominant = Optional.empty();
    OptionalDouble confidence = OptionalDouble.empty();
    Optional<String> note = Optional.empty();

    Parts(String where) {
      this.where = where;
    }
  }

  /** Adds what belongs to no tier, such as annotations without a time. */
  void addUnheld(String sentence) {
    unheld.add(sentence);
  }

  void add(Tier tier) {
    Optional<LabelTierName> name = LabelTierName.parse(tier.name());
    if (name.isEmpty() && speaksOfEmotions(tier)) {
      name =
          Optional.of(
              new LabelTierName(Field.EMOTION, Condition.BOTH, false, 1, annotatorIn(tier.name())));
    }
    if (name.isPresent()) {
      LabelTierName found = name.get();
      Optional<String> annotator = tier.annotator().or(found::annotator);
      tier.values().forEach(value -> addLabel(tier, found, annotator, value));
    } else if (!tier.values().isEmpty()) {
      tracks.add(new TrackAttachment(tier, source, shiftMs));
    }
  }

  private static Optional<String> annotatorIn(String tierName) {
    int at = tierName.indexOf('@');
    return at < 0
        ? Optional.empty()
        : Optional.of(tierName.substring(at + 1)).filter(Predicate.not(String::isBlank));
  }

  private boolean speaksOfEmotions(Tier tier) {
    List<String> texts =
        tier.values().stream()
            .map(value -> value.text().strip().toLowerCase(Locale.ROOT))
            .filter(text -> !text.isEmpty())
            .distinct()
            .toList();
    long emotions = texts.stream().filter(text -> words.emotion(text).isPresent()).count();
    return emotions > 0 && emotions * 2 >= texts.size();
  }

  private void addLabel(
      Tier tier, LabelTierName name, Optional<String> annotator, TimedValue value) {
    String text = value.text();
    if (text.isBlank()) {
      return; // a label without this part
    }
    String where =
        Messages.text(
            "exchange.tier-place",
            tier.name(),
            String.format(Locale.ROOT, "%.3f", value.startMs() / 1000));
    if (value.isPoint() && !name.wholeClip()) {
      unheld.add(Messages.text("exchange.point", where, text));
      return;
    }
    LabelPlace place =
        new LabelPlace(
            annotator,
            name.condition(),
            name.wholeClip(),
            name.layer(),
            name.wholeClip() ? 0 : value.startMs(),
            name.wholeClip() ? 0 : value.endMs());
    Parts parts = labels.computeIfAbsent(place, unused -> new Parts(where));
    boolean taken =
        switch (name.field()) {
          case EMOTION -> {
            boolean free = parts.emotion.isEmpty();
            parts.emotion = parts.emotion.or(() -> Optional.of(text.strip()));
            yield free;
          }
          case DOMINANT_MODALITY -> {
            Optional<DominantModality> dominant =
                DominantModality.fromId(text.strip().toLowerCase(Locale.ROOT));
            boolean free = parts.dominant.isEmpty() && dominant.isPresent();
            parts.dominant = parts.dominant.or(() -> dominant);
            yield free;
          }
          case CONFIDENCE -> {
            OptionalDouble confidence = share(text.strip());
            boolean free = parts.confidence.isEmpty() && confidence.isPresent();
            parts.confidence = free ? confidence : parts.confidence;
            yield free;
          }
          case NOTE -> {
            boolean free = parts.note.isEmpty();
            parts.note = parts.note.or(() -> Optional.of(text));
            yield free;
          }
        };
    if (!taken) {
      unheld.add(Messages.text("exchange.no-value", where, text));
    }
  }

  private static OptionalDouble share(String text) {
    try {
      double value = Double.parseDouble(text.replace(',', '.'));
      return value >= 0 && value <= 1 ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  ClipFindings of(ClipHint clip) {
    List<FoundLabel> found = new ArrayList<>();
    labels.forEach(
        (place, parts) ->
            found.add(
                new FoundLabel(
                    parts.where,
                    place.annotator(),
                    place.condition(),
                    place.wholeClip()
                        ? Optional.empty()
                        : Optional.of(
                            new FoundSpan.Millis(
                                place.startMs() + shiftMs,
                                place.endMs() + shiftMs,
                                resolutionMs,
                                FoundSpan.Zero.CLIP_START)),
                    parts.emotion,
                    parts.dominant,
                    parts.confidence,
                    parts.note)));
    return new ClipFindings(clip, found, tracks, unheld);
  }
}
