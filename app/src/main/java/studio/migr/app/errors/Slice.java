package studio.migr.app.errors;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.emotion.Condition;

/**
 * A question that somebody gave a name: who is held against whom, on which clips, and which cell.
 *
 * @param rows {@link SourceName} of the rows
 * @param columns that of the columns
 * @param cell the chosen cell; null for none
 * @param opposite whether the opposite confusion was beside it
 */
public record Slice(
    String name,
    String rows,
    String columns,
    Condition condition,
    CaseFilter filter,
    @Nullable Cell cell,
    boolean opposite) {

  public Optional<Cell> chosen() {
    return Optional.ofNullable(cell);
  }
}
