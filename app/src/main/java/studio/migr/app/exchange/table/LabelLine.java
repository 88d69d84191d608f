package studio.migr.app.exchange.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import studio.migr.app.exchange.source.ClipHint;
import studio.migr.app.exchange.source.FoundLabel;
import studio.migr.app.exchange.source.FoundSpan;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.media.Rational;

/**
 * A line of a table as a label.
 *
 * @param cells by our names of the columns, blank ones left out
 * @param others columns that are none of ours, by their own names; they go into the note
 */
record LabelLine(long number, Map<String, String> cells, Map<String, String> others) {

  /** A cell that makes no sense. */
  static final class BadCellException extends Exception {
    private static final long serialVersionUID = 1L;

    BadCellException(String sentence) {
      super(sentence);
    }

    String sentence() {
      return String.valueOf(getMessage());
    }
  }

  String where() {
    return Messages.text("exchange.line", Long.toString(number));
  }

  ClipHint clip() {
    List<String> links = new ArrayList<>();
    cell("path").ifPresent(links::add);
    List<String> ids = new ArrayList<>();
    cell("clip_id").ifPresent(ids::add);
    cell("clip").ifPresent(ids::add);
    return new ClipHint(ids, links, cell("clip").map(List::of).orElse(List.of()));
  }

  FoundLabel label() throws BadCellException {
    Condition condition = Condition.BOTH;
    if (cell("condition").isPresent()) {
      String name = cell("condition").get();
      condition =
          Condition.fromId(name.toLowerCase(Locale.ROOT)).orElseThrow(() -> bad("condition", name));
    }
    Optional<DominantModality> dominant = Optional.empty();
    if (cell("dominant_modality").isPresent()) {
      String name = cell("dominant_modality").get();
      dominant =
          Optional.of(
              DominantModality.fromId(name.toLowerCase(Locale.ROOT))
                  .orElseThrow(() -> bad("dominant_modality", name)));
    }
    OptionalDouble confidence = number("confidence");
    if (confidence.isPresent()
        && !(confidence.getAsDouble() >= 0 && confidence.getAsDouble() <= 1)) {
      throw bad("confidence", cell("confidence").orElse(""));
    }
    return new FoundLabel(
        where(),
        cell("annotator"),
        condition,
        span(),
        cell("emotion"),
        dominant,
        confidence,
        note());
  }

  private Optional<String> note() {
    if (others.isEmpty()) {
      return cell("note");
    }
    StringJoiner all = new StringJoiner("\n");
    cell("note").ifPresent(all::add);
    others.forEach((name, value) -> all.add(name + ": " + value));
    return Optional.of(all.toString());
  }

  private Optional<FoundSpan> span() throws BadCellException {
    if (cell("start_pts").isPresent()
        && cell("end_pts").isPresent()
        && cell("time_base").isPresent()) {
      try {
        return Optional.of(
            new FoundSpan.Ticks(
                Long.parseLong(cell("start_pts").get()),
                Long.parseLong(cell("end_pts").get()),
                Rational.parse(cell("time_base").get())));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw bad("start_pts", cell("start_pts").get());
      }
    }
    OptionalDouble startMs = number("start_ms");
    OptionalDouble endMs = number("end_ms");
    if (startMs.isPresent() && endMs.isPresent()) {
      return Optional.of(
          new FoundSpan.Millis(
              startMs.getAsDouble(), endMs.getAsDouble(), 0, FoundSpan.Zero.CONTAINER));
    }
    OptionalDouble start = number("start_s");
    OptionalDouble end = number("end_s");
    if (start.isPresent() && end.isPresent()) {
      return Optional.of(
          new FoundSpan.Millis(
              start.getAsDouble() * 1000, end.getAsDouble() * 1000, 0, FoundSpan.Zero.CLIP_START));
    }
    if (startMs.isPresent() || endMs.isPresent() || start.isPresent() || end.isPresent()) {
      throw new BadCellException(Messages.text("exchange.half-segment", where()));
    }
    return Optional.empty();
  }

  private Optional<String> cell(String name) {
    return Optional.ofNullable(cells.get(name));
  }

  /** A decimal comma counts as a point: no thousands are grouped in such tables. */
  private OptionalDouble number(String name) throws BadCellException {
    String text = cells.get(name);
    if (text == null) {
      return OptionalDouble.empty();
    }
    String plain = text.replace(',', '.');
    if (!plain.matches("[+-]?(\\d{1,15}(\\.\\d{0,20})?|\\.\\d{1,20})([eE][+-]?\\d{1,3})?")) {
      throw bad(name, text);
    }
    double value = Double.parseDouble(plain);
    if (!Double.isFinite(value)) {
      throw bad(name, text);
    }
    return OptionalDouble.of(value);
  }

  private BadCellException bad(String column, String value) {
    return new BadCellException(Messages.text("exchange.bad-cell", where(), column, value));
  }
}
