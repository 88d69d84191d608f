package studio.migr.app.library;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.Judgement;

/**
 * One line of the clip list: the clip and what the current annotator says about the whole of it.
 */
public final class ClipRow {
  private final Clip clip;
  private final String searchText;
  private Set<String> annotators = Set.of();
  private boolean aus;
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Judgement> judgement =
      new ReadOnlyObjectWrapper<>(Judgement.EMPTY);

  ClipRow(Clip clip) {
    this.clip = clip;
    this.searchText = clip.name().toLowerCase(Locale.ROOT);
  }

  public Clip clip() {
    return clip;
  }

  public Judgement judgement() {
    return judgement.get();
  }

  public ReadOnlyObjectProperty<Judgement> judgementProperty() {
    return judgement.getReadOnlyProperty();
  }

  /** Whether both questions are answered. */
  public boolean finished() {
    return judgement().emotion().isPresent() && judgement().dominant().isPresent();
  }

  /** The file's name as the search compares it. */
  String searchText() {
    return searchText;
  }

  /** Who has a label of the clip or of a stretch of it. */
  public Set<String> annotators() {
    return annotators;
  }

  /** Whether action units of the clip are known. */
  public boolean hasAus() {
    return aus;
  }

  /** Why the clip could not be read to its end when it was measured, as a sentence. */
  public ReadOnlyObjectProperty<Optional<String>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void setProblem(Optional<String> sentence) {
    problem.set(sentence);
  }

  void setAnnotators(Set<String> names) {
    annotators = Set.copyOf(names);
  }

  void setAus(boolean known) {
    aus = known;
  }

  void setJudgement(Judgement value) {
    judgement.set(value);
  }
}
