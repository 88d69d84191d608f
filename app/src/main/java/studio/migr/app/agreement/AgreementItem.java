package studio.migr.app.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Segment;
import studio.migr.runtime.emotion.Condition;

/**
 * What several judges may have judged: a clip or a stretch of it under one condition.
 *
 * @param verdicts what each judge says, in the order of the judges' names
 * @param gold what was agreed upon
 */
public record AgreementItem(
    String clipId,
    Condition condition,
    Optional<Segment> segment,
    List<Verdict> verdicts,
    Optional<LabelEvent> gold) {

  public AgreementItem {
    verdicts = List.copyOf(verdicts);
  }

  /** One judge's label. */
  public record Verdict(Judge judge, LabelEvent event) {
    public Judgement judgement() {
      return event.judgement();
    }
  }

  /** What a gold label of this item is about. */
  public LabelKey goldKey() {
    return new LabelKey(clipId, LabelKey.GOLD, condition, segment);
  }

  /** Whether two judges or more say different emotions or modalities. */
  public boolean differs() {
    return verdicts.size() > 1 && !sameAnswers();
  }

  /** Whether two judges or more say the same. */
  public boolean unanimous() {
    return verdicts.size() > 1 && sameAnswers();
  }

  private boolean sameAnswers() {
    return verdicts.stream().map(verdict -> answers(verdict.judgement())).distinct().count() == 1;
  }

  /** The two answers alone: how sure somebody was, and notes, are no difference. */
  private static Judgement answers(Judgement judgement) {
    return Judgement.EMPTY.withEmotion(judgement.emotion()).withDominant(judgement.dominant());
  }

  /** What all judges say. */
  Judgement sharedAnswers() {
    return answers(verdicts.getFirst().judgement());
  }

  /**
   * All that was judged.
   *
   * @param labels current labels
   * @param judges whose labels count
   */
  public static List<AgreementItem> of(List<LabelEvent> labels, List<Judge> judges) {
    Map<LabelKey, List<Verdict>> verdicts = new LinkedHashMap<>();
    Map<LabelKey, LabelEvent> gold = new LinkedHashMap<>();
    for (LabelEvent event : labels) {
      LabelKey key = event.key();
      LabelKey item = new LabelKey(key.clipId(), LabelKey.GOLD, key.condition(), key.segment());
      if (key.isGold()) {
        gold.put(item, event);
      } else {
        judges.stream()
            .filter(judge -> judge.made(key))
            .findFirst()
            .ifPresent(
                judge ->
                    verdicts
                        .computeIfAbsent(item, _ -> new ArrayList<>())
                        .add(new Verdict(judge, event)));
      }
    }
    List<AgreementItem> items = new ArrayList<>();
    verdicts.forEach(
        (item, said) -> {
          said.sort(Comparator.comparing(verdict -> verdict.judge().name()));
          items.add(
              new AgreementItem(
                  item.clipId(),
                  item.condition(),
                  item.segment(),
                  said,
                  Optional.ofNullable(gold.get(item))));
        });
    return items;
  }

  /** Whether {@code other} is about the same, whatever was said meanwhile. */
  boolean sameAs(AgreementItem other) {
    return goldKey().equals(other.goldKey());
  }
}
