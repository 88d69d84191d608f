package studio.migr.app.agreement;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.Segment;
import studio.migr.app.message.Messages;

/** What judges said, in words. */
final class JudgeWords {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private JudgeWords() {}

  /** The emotions beside each other, those said more than once only once. */
  static String emotions(AgreementItem item) {
    return item.verdicts().stream()
        .map(verdict -> verdict.judgement().emotion().orElse("–"))
        .distinct()
        .collect(Collectors.joining(" | "));
  }

  /** Which part of the clip, and what was given. */
  static String where(AgreementItem item) {
    Optional<Segment> segment = item.segment();
    String part =
        segment
            .map(
                stretch ->
                    Messages.text(
                        "annotate.segment", seconds(stretch.startMs()), seconds(stretch.endMs())))
            .orElse(Messages.text("annotate.whole-clip"));
    return part + " · " + Messages.text("annotate.condition.short." + item.condition().id());
  }

  /** What was agreed upon, by whom it was settled, and when. */
  static String settled(LabelEvent gold, String by) {
    return Messages.text(
        "agreement.settled",
        gold.judgement().emotion().orElse("–"),
        by,
        WHEN.format(gold.time().atZone(ZoneId.systemDefault())));
  }

  /** When it was said, how sure, from which model it was accepted, and the note. */
  static String how(LabelEvent event, Optional<String> acceptedFrom) {
    List<String> parts = new ArrayList<>();
    parts.add(WHEN.format(event.time().atZone(ZoneId.systemDefault())));
    event
        .judgement()
        .confidence()
        .ifPresent(sure -> parts.add(Messages.text("agreement.sure", sure)));
    acceptedFrom.ifPresent(model -> parts.add(Messages.text("agreement.accepted-from", model)));
    event.judgement().note().ifPresent(parts::add);
    return String.join(" · ", parts);
  }

  private static String seconds(double millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000);
  }
}
