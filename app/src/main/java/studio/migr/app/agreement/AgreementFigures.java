package studio.migr.app.agreement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import studio.migr.app.agreement.JudgedUnits.Unit;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.RoundEntry;
import studio.migr.runtime.work.Work;
import studio.migr.training.agreement.Agreement;
import studio.migr.training.agreement.ClassAgreement;

/**
 * How far judges agree, with what each figure stands on.
 *
 * @param agreement its classes in the order of the scheme
 * @param units what two judges or more judged, those first on which they differ
 * @param unmatched stretches that found no other
 */
public record AgreementFigures(
    FiguresQuestion question, Agreement agreement, List<Unit> units, int unmatched) {

  public AgreementFigures {
    units = List.copyOf(units);
  }

  /**
   * Computes everything.
   *
   * @param order of the categories
   * @throws java.util.concurrent.CancellationException if {@code work} is cancelled
   */
  static AgreementFigures of(
      List<LabelEvent> labels,
      Predicate<RoundEntry> done,
      FiguresQuestion question,
      List<String> order,
      Work work) {
    JudgedUnits judged = JudgedUnits.of(labels, done, question);
    Agreement all = Agreement.of(judged.ratings(), work);
    List<ClassAgreement> classes =
        all.classes().stream()
            .sorted(Comparator.comparingInt(each -> place(order, each.category())))
            .toList();
    return new AgreementFigures(
        question,
        new Agreement(all.judges(), all.units(), all.figures(), classes),
        judged.all().stream()
            .filter(Unit::judgedTwice)
            .sorted(Comparator.comparing(unit -> !unit.differs()))
            .toList(),
        judged.unmatched());
  }

  private static int place(List<String> order, String category) {
    int at = order.indexOf(category);
    return at < 0 ? order.size() : at;
  }

  /** What a figure stands on: everything, or what somebody called {@code category}. */
  List<Unit> behind(Optional<String> category) {
    return units.stream()
        .filter(unit -> category.isEmpty() || unit.said().containsValue(category.get()))
        .toList();
  }
}
