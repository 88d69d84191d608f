package studio.migr.app.errors;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/**
 * Which label was given for which. Each cell is the list of its clips; its count is the length of
 * that list and nothing else.
 */
public final class Matrix {
  private final List<String> labels;
  private final Map<Cell, List<ClipCase>> cells;
  private final int compared;

  private Matrix(List<String> labels, Map<Cell, List<ClipCase>> cells, int compared) {
    this.labels = List.copyOf(labels);
    this.cells = cells;
    this.compared = compared;
  }

  /** A matrix of nothing. */
  public static Matrix empty() {
    return new Matrix(List.of(), Map.of(), 0);
  }

  /**
   * Sorts the clips that both judged into cells.
   *
   * @param scheme labels that have a row and a column in any case; of others, those that occur
   * @param labels what the numbers in {@code rows} and {@code columns} mean
   * @param passes which clips are looked at, by their number
   */
  static Matrix of(
      List<String> scheme,
      List<String> labels,
      byte[] rows,
      byte[] columns,
      IntPredicate passes,
      List<ClipCase> cases) {
    int size = labels.size();
    int[][] members = new int[size * size][];
    int[] counts = new int[size * size];
    int compared = 0;
    for (int k = 0; k < cases.size(); k++) {
      if (rows[k] >= 0 && columns[k] >= 0 && passes.test(k)) {
        int cell = rows[k] * size + columns[k];
        if (members[cell] == null) {
          members[cell] = new int[8];
        } else if (counts[cell] == members[cell].length) {
          members[cell] = Arrays.copyOf(members[cell], counts[cell] * 2);
        }
        members[cell][counts[cell]++] = k;
        compared++;
      }
    }
    Map<Cell, List<ClipCase>> cells = new HashMap<>();
    List<String> shown = new ArrayList<>(scheme);
    for (int cell = 0; cell < counts.length; cell++) {
      if (counts[cell] > 0) {
        String row = labels.get(cell / size);
        String column = labels.get(cell % size);
        cells.put(
            new Cell(row, column), new Chosen(cases, Arrays.copyOf(members[cell], counts[cell])));
        List.of(row, column).stream().filter(one -> !shown.contains(one)).forEach(shown::add);
      }
    }
    return new Matrix(shown, cells, compared);
  }

  /** Some of the clips, by their numbers. */
  private static final class Chosen extends AbstractList<ClipCase> {
    private final List<ClipCase> all;
    private final int[] numbers;

    Chosen(List<ClipCase> all, int[] numbers) {
      this.all = all;
      this.numbers = numbers;
    }

    @Override
    public ClipCase get(int index) {
      return all.get(numbers[index]);
    }

    @Override
    public int size() {
      return numbers.length;
    }
  }

  public List<String> labels() {
    return labels;
  }

  /** How many clips both judged. */
  public int compared() {
    return compared;
  }

  /** The clips of a cell, in the project's order. */
  public List<ClipCase> clips(Cell cell) {
    return cells.getOrDefault(cell, List.of());
  }

  public int count(Cell cell) {
    return clips(cell).size();
  }

  /** How many clips have the row's label. */
  public int row(String label) {
    return labels.stream().mapToInt(column -> count(new Cell(label, column))).sum();
  }

  /** How many clips have the column's label. */
  public int column(String label) {
    return labels.stream().mapToInt(row -> count(new Cell(row, label))).sum();
  }

  /** The cell's part of its row; empty for an empty row. */
  public OptionalDouble share(Cell cell) {
    int all = row(cell.row());
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(count(cell) / (double) all);
  }

  /** Clips on which both say the same. */
  public int agreeing() {
    return labels.stream().mapToInt(label -> count(new Cell(label, label))).sum();
  }

  /** The two labels that are most often taken for each other, in the order of the labels. */
  public Optional<Cell> mostConfused() {
    Optional<Cell> most = Optional.empty();
    int highest = 0;
    for (int i = 0; i < labels.size(); i++) {
      for (int j = i + 1; j < labels.size(); j++) {
        Cell cell = new Cell(labels.get(i), labels.get(j));
        int both = count(cell) + count(cell.opposite());
        if (both > highest) {
          most = Optional.of(cell);
          highest = both;
        }
      }
    }
    return most;
  }
}
