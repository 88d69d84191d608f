package studio.migr.app.library;

import java.time.Instant;
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
  private Optional<Instant> labelled = Optional.empty();
  private int place;
  private final ReadOnlyObjectWrapper<Optional<ClipHint>> hint =
      new ReadOnlyObjectWrapper<>(Optional.empty());
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

  /** Why the clip is worth a look, if it is. */
  public ReadOnlyObjectProperty<Optional<ClipHint>> hintProperty() {
    return hint.getReadOnlyProperty();
  }

  /** Says why the clip is worth a look. */
  public void setHint(Optional<ClipHint> why) {
    hint.set(why);
  }

  /** Its place among those that are worth a look, as of the last time they were put in order. */
  public int place() {
    return place;
  }

  /** Gives it a place; the list follows when it is put in order. */
  public void setPlace(int number) {
    place = number;
  }

  /** When the current annotator judged the whole clip last. */
  public Optional<Instant> labelled() {
    return labelled;
  }

  void setLabelled(Optional<Instant> time) {
    labelled = time;
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
