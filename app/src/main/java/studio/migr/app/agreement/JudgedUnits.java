package studio.migr.app.agreement;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import studio.migr.app.label.DataSet;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.Segment;
import studio.migr.training.agreement.MatchedStretches;
import studio.migr.training.agreement.Ratings;
import studio.migr.training.agreement.Stretch;

/**
 * What judges say of the same: of clips, or of stretches that match. Among everybody each person
 * counts once for each clip, with the last pass that he or she finished, and data sets and gold do
 * not count: neither is a person's judgement. Of two judges who are compared each is one pass.
 *
 * @param all also what one judge alone judged
 * @param unmatched stretches that found no other
 */
record JudgedUnits(List<Unit> all, int unmatched) {

  /**
   * One thing judged.
   *
   * @param stretch the first of its stretches; empty for a whole clip
   * @param said the category that each judge chose
   */
  record Unit(String clipId, Optional<Segment> stretch, Map<String, String> said) {
    /** Whether two judges or more judged it. */
    boolean judgedTwice() {
      return said.size() > 1;
    }

    boolean differs() {
      return said.values().stream().distinct().count() > 1;
    }
  }

  /** What one judge says of one stretch or clip. */
  private record Said(String judge, LabelEvent event, String category) {}

  private record Pass(String clipId, String judge) {}

  JudgedUnits {
    all = List.copyOf(all);
  }

  /**
   * @param labels current labels, oldest first
   * @param done whether an entry of a round is finished
   */
  static JudgedUnits of(
      List<LabelEvent> labels, Predicate<RoundEntry> done, FiguresQuestion question) {
    Map<String, List<Said>> byClip = new LinkedHashMap<>();
    for (Said each : said(labels, done, question)) {
      byClip.computeIfAbsent(each.event().key().clipId(), _ -> new ArrayList<>()).add(each);
    }
    List<Unit> units = new ArrayList<>();
    int unmatched = 0;
    for (Map.Entry<String, List<Said>> clip : byClip.entrySet()) {
      switch (question.part()) {
        case CLIPS -> {
          Map<String, String> categories = new LinkedHashMap<>();
          clip.getValue().forEach(each -> categories.put(each.judge(), each.category()));
          units.add(new Unit(clip.getKey(), Optional.empty(), categories));
        }
        case SEGMENTS -> unmatched += match(clip.getKey(), clip.getValue(), units);
      }
    }
    return new JudgedUnits(units, unmatched);
  }

  private static int match(String clipId, List<Said> said, List<Unit> units) {
    IdentityHashMap<Stretch, Segment> segments = new IdentityHashMap<>();
    List<Stretch> stretches = new ArrayList<>();
    for (Said each : said) {
      Segment segment = each.event().key().segment().orElseThrow();
      Stretch stretch =
          new Stretch(each.judge(), segment.startMs(), segment.endMs(), each.category());
      segments.put(stretch, segment);
      stretches.add(stretch);
    }
    MatchedStretches matched = MatchedStretches.of(stretches);
    for (List<Stretch> same : matched.units()) {
      Map<String, String> categories = new LinkedHashMap<>();
      same.forEach(each -> categories.put(each.judge(), each.category()));
      units.add(new Unit(clipId, Optional.ofNullable(segments.get(same.getFirst())), categories));
    }
    return matched.unmatched();
  }

  private static List<Said> said(
      List<LabelEvent> labels, Predicate<RoundEntry> done, FiguresQuestion question) {
    List<LabelEvent> asked =
        labels.stream()
            .filter(event -> !event.key().isGold())
            .filter(event -> event.key().condition() == question.condition())
            .filter(
                event ->
                    event.key().segment().isPresent()
                        == (question.part() == FiguresQuestion.Part.SEGMENTS))
            .toList();
    return question
        .pair()
        .map(pair -> ofPair(asked, pair))
        .orElseGet(() -> ofPeople(asked, done))
        .flatMap(
            each ->
                question.answer().of(each.event().judgement()).stream()
                    .map(category -> new Said(each.judge(), each.event(), category)))
        .toList();
  }

  private static Stream<Said> ofPair(List<LabelEvent> asked, FiguresQuestion.JudgePair pair) {
    return asked.stream()
        .flatMap(
            event ->
                Stream.of(pair.first(), pair.second())
                    .filter(judge -> judge.made(event.key()))
                    .map(judge -> new Said(judge.name(), event, "")));
  }

  private static Stream<Said> ofPeople(List<LabelEvent> asked, Predicate<RoundEntry> done) {
    Map<Pass, LabelEvent> last = new LinkedHashMap<>();
    List<LabelEvent> finished =
        asked.stream()
            .filter(event -> !DataSet.isDataSet(event.key().annotator()))
            .filter(event -> isFinished(event.key(), done))
            .toList();
    for (LabelEvent event : finished) {
      last.merge(pass(event), event, (one, other) -> one.id() > other.id() ? one : other);
    }
    return finished.stream()
        .filter(
            event -> {
              LabelEvent newest = last.get(pass(event));
              return newest != null && newest.key().round() == event.key().round();
            })
        .map(event -> new Said(event.key().annotator(), event, ""));
  }

  private static Pass pass(LabelEvent event) {
    return new Pass(event.key().clipId(), event.key().annotator());
  }

  private static boolean isFinished(LabelKey key, Predicate<RoundEntry> done) {
    return key.round() == 0
        || done.test(new RoundEntry(key.round(), key.clipId(), key.annotator(), key.condition()));
  }

  Ratings ratings() {
    return Ratings.of(all.stream().map(Unit::said).toList());
  }
}
