package studio.migr.app.library;

import java.util.Comparator;
import java.util.Locale;
import studio.migr.app.message.Messages;

/** In which order the list shows clips; equals keep the order of import. */
public enum ClipOrder {
  IMPORT(null),
  NAME(Comparator.comparing(ClipRow::searchText)),
  SHORTEST(Comparator.comparingDouble(row -> row.clip().durationMs())),
  LONGEST(Comparator.comparingDouble((ClipRow row) -> row.clip().durationMs()).reversed()),
  EMOTION(Comparator.comparing(row -> row.judgement().emotion().orElse("\uffff"))),
  TO_DO_FIRST(Comparator.comparing(ClipRow::finished)),
  WORTH_A_LOOK(Comparator.comparingInt(ClipRow::place));

  private final @org.jspecify.annotations.Nullable Comparator<ClipRow> comparator;

  ClipOrder(@org.jspecify.annotations.Nullable Comparator<ClipRow> comparator) {
    this.comparator = comparator;
  }

  /** Null: as they come. */
  @org.jspecify.annotations.Nullable Comparator<ClipRow> comparator() {
    return comparator;
  }

  /** In words. */
  String title() {
    return Messages.text("library.order." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
