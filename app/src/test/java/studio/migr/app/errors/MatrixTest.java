package studio.migr.app.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import studio.migr.runtime.emotion.Condition;

/** The matrix of two judges: its counts are its lists, and nothing is lost or counted twice. */
final class MatrixTest {

  @Property(tries = 60)
  void everyClipThatBothJudgedLiesInExactlyOneCell(
      @ForAll long seed, @ForAll @IntRange(max = 60) int clips) {
    RandomCases random = new RandomCases(seed);
    CaseTable table = CaseTable.of(RandomCases.LABELS, random.cases(clips));
    CaseFilter filter = random.filter();
    Comparison comparison = random.comparison();
    assertThat(table.passing(filter, RandomCases.ONE))
        .as("fast and one by one the same clips pass")
        .isEqualTo(
            table.cases().stream().filter(each -> filter.accepts(each, RandomCases.ONE)).toList());
    Matrix matrix = table.matrix(comparison, filter, RandomCases.ONE);

    Set<String> seen = new HashSet<>();
    int all = 0;
    for (String row : matrix.labels()) {
      int inRow = 0;
      for (String column : matrix.labels()) {
        Cell cell = new Cell(row, column);
        List<ClipCase> list = matrix.clips(cell);
        assertThat(matrix.count(cell)).isEqualTo(list.size());
        for (ClipCase each : list) {
          assertThat(seen.add(each.clipId())).as("in one cell alone").isTrue();
          assertThat(each.said(comparison.rows(), comparison.condition())).contains(row);
          assertThat(each.said(comparison.columns(), comparison.condition())).contains(column);
          assertThat(filter.accepts(each, RandomCases.ONE)).isTrue();
        }
        inRow += list.size();
      }
      assertThat(matrix.row(row)).isEqualTo(inRow);
      all += inRow;
    }
    long judged =
        table.cases().stream()
            .filter(each -> filter.accepts(each, RandomCases.ONE))
            .filter(each -> each.said(comparison.rows(), comparison.condition()).isPresent())
            .filter(each -> each.said(comparison.columns(), comparison.condition()).isPresent())
            .count();
    assertThat(all).isEqualTo((int) judged).isEqualTo(matrix.compared());
  }

  @Property(tries = 40)
  void filtersCombine(@ForAll long seed) {
    RandomCases random = new RandomCases(seed);
    CaseTable table = CaseTable.of(RandomCases.LABELS, random.cases(40));
    CaseFilter label = CaseFilter.EVERYTHING.toggledLabel("fear").toggledLabel("surprise");
    CaseFilter both = label.toggledUnit(1).toggledUnit(2).withReasoning("Brow");
    for (ClipCase each : table.passing(both, RandomCases.ONE)) {
      assertThat(each.reference().orElseThrow().label()).isIn("fear", "surprise");
      assertThat(each.active().stream().map(unit -> unit.number())).contains(1, 2);
      assertThat(each.told(RandomCases.ONE).orElseThrow().text()).contains("brow");
    }
    CaseTable again = CaseTable.of(RandomCases.LABELS, List.of()).with(table.cases());
    assertThat(again.cases()).as("clips that are not there are not made").isEmpty();
    assertThat(table.passing(label, RandomCases.ONE))
        .containsAll(table.passing(both, RandomCases.ONE));
  }

  @Property(tries = 40)
  void everyErrorIsOfExactlyOneKind(@ForAll long seed) {
    CaseTable table = CaseTable.of(RandomCases.LABELS, new RandomCases(seed).cases(40));
    Matrix matrix =
        table.matrix(
            new Comparison(Source.REFERENCE, RandomCases.ONE, Condition.BOTH),
            CaseFilter.EVERYTHING,
            RandomCases.ONE);
    Map<ErrorKind, Integer> counts = table.kinds(CaseFilter.EVERYTHING, RandomCases.ONE);
    assertThat(counts.values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(matrix.compared() - matrix.agreeing());
    for (ErrorKind kind : ErrorKind.values()) {
      assertThat(table.passing(CaseFilter.EVERYTHING.toggled(kind), RandomCases.ONE))
          .hasSize(counts.getOrDefault(kind, 0));
    }
  }

  @Property(tries = 40)
  void whatChangesIsTheSameAsIfAllWereReadAnew(@ForAll long seed) {
    RandomCases random = new RandomCases(seed);
    List<ClipCase> before = random.cases(12);
    List<ClipCase> after = random.cases(12); // of the same clips
    CaseTable changed = CaseTable.of(RandomCases.LABELS, before).with(after);
    CaseTable anew = CaseTable.of(RandomCases.LABELS, after);
    Comparison comparison = random.comparison();
    CaseFilter filter = random.filter();
    Matrix one = changed.matrix(comparison, filter, RandomCases.ONE);
    Matrix other = anew.matrix(comparison, filter, RandomCases.ONE);
    for (String row : RandomCases.LABELS) {
      for (String column : RandomCases.LABELS) {
        assertThat(one.clips(new Cell(row, column))).isEqualTo(other.clips(new Cell(row, column)));
      }
    }
  }

  @Example
  void theMostConfusedPairIsThatOfBothDirections() {
    RandomCases random = new RandomCases(1);
    Matrix matrix =
        CaseTable.of(RandomCases.LABELS, random.cases(300))
            .matrix(
                new Comparison(Source.REFERENCE, RandomCases.ONE, Condition.BOTH),
                CaseFilter.EVERYTHING,
                RandomCases.ONE);
    Cell most = matrix.mostConfused().orElseThrow();
    int highest = matrix.count(most) + matrix.count(most.opposite());
    for (String row : matrix.labels()) {
      for (String column : matrix.labels()) {
        Cell cell = new Cell(row, column);
        assertThat(cell.agrees() ? 0 : matrix.count(cell) + matrix.count(cell.opposite()))
            .isLessThanOrEqualTo(highest);
      }
    }
    assertThat(Matrix.empty().mostConfused()).isEqualTo(Optional.empty());
  }
}
