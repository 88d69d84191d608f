package studio.migr.app.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import studio.migr.app.exchange.intake.IntakeReport;
import studio.migr.app.exchange.intake.Intended;
import studio.migr.app.exchange.source.Attachment;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.message.Messages;

/** How much an import brings, in words that name only what is there. */
final class ImportWords {
  private static final String BETWEEN = " \u00B7 ";

  private ImportWords() {}

  /** What taking it would do. */
  static String of(Intended intended) {
    List<String> parts = new ArrayList<>();
    int labels = intended.changes().size();
    if (labels > 0) {
      parts.add(Messages.text("exchange.sheet.labels", labels, intended.labelledClips().size()));
    }
    add(parts, "exchange.sheet.tracks", count(intended, Attachment.Kind.TRACK));
    add(parts, "exchange.sheet.au-tracks", count(intended, Attachment.Kind.AU_TRACK));
    add(parts, "exchange.sheet.votes", count(intended, Attachment.Kind.VOTES));
    if (parts.isEmpty()) {
      parts.add(Messages.text("exchange.sheet.nothing-new"));
    }
    add(parts, "exchange.sheet.unchanged", intended.unchanged());
    return capitalised(String.join(BETWEEN, parts));
  }

  /** Whose labels those are that name nobody, and what one undo takes back and what it does not. */
  static String takenBack(Intended intended, String annotator) {
    int undone = intended.changes().size() + count(intended, Attachment.Kind.TRACK);
    return intended.attachments().size() > count(intended, Attachment.Kind.TRACK)
        ? Messages.text("exchange.sheet.stays", annotator, undone)
        : Messages.text("exchange.sheet.whose", annotator);
  }

  /** What a part of a file holds. */
  static String of(ClipFindings part) {
    List<String> parts = new ArrayList<>();
    add(parts, "exchange.sheet.taken-labels", part.labels().size());
    add(parts, "exchange.sheet.tracks", count(part, Attachment.Kind.TRACK));
    add(parts, "exchange.sheet.part.au-tracks", count(part, Attachment.Kind.AU_TRACK));
    add(parts, "exchange.sheet.part.votes", count(part, Attachment.Kind.VOTES));
    return parts.isEmpty()
        ? Messages.text("exchange.sheet.part.nothing")
        : String.join(BETWEEN, parts);
  }

  /** What was done. */
  static String of(IntakeReport report) {
    List<String> parts = new ArrayList<>();
    add(parts, "exchange.sheet.taken-labels", report.labels());
    add(parts, "exchange.sheet.tracks", report.tracks());
    add(parts, "exchange.sheet.au-tracks", report.auTracks());
    add(parts, "exchange.sheet.votes", report.votes());
    return parts.isEmpty()
        ? Messages.text("exchange.sheet.done-nothing")
        : Messages.text("exchange.sheet.done", String.join(BETWEEN, parts));
  }

  private static int count(Intended intended, Attachment.Kind kind) {
    return (int)
        intended.attachments().stream().filter(each -> each.attachment().kind() == kind).count();
  }

  private static int count(ClipFindings part, Attachment.Kind kind) {
    return (int) part.attachments().stream().filter(each -> each.kind() == kind).count();
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static void add(List<String> parts, String key, int count) {
    if (count > 0) {
      parts.add(Messages.text(key, count));
    }
  }
}
