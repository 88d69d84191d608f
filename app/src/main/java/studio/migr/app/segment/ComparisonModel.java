package studio.migr.app.segment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.Round;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.suggest.ModelSight;
import studio.migr.runtime.emotion.Condition;

/**
 * The segments of two people beside each other, and where they differ. Of a clip with sound and
 * picture only what both judged under the condition that is given now is compared. Lives on the
 * JavaFX thread.
 *
 * <p>In a round, and as long as a blind round still asks the annotator about the clip, nothing is
 * compared: what others said would lead the judgement.
 */
@Singleton
public final class ComparisonModel {
  /** Two times that differ by less are the same instant, in ms. */
  private static final double SAME_MS = 0.5;

  private final SegmentModel segments;
  private final ProjectModel projects;
  private final PlayerModel player;
  private final AnnotateModel annotate;
  private final AnnotatorModel annotator;
  private final ModelSight sight;
  private final ReadOnlyObjectWrapper<Optional<Pair>> pair =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper allowed = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<List<Difference>> differences =
      new ReadOnlyObjectWrapper<>(List.of());
  private boolean blinded = true;
  private Subscription rounds = Subscription.EMPTY;

  /** Whose segments are compared. */
  public record Pair(String first, String second) {}

  @Inject
  ComparisonModel(
      SegmentModel segments,
      ProjectModel projects,
      PlayerModel player,
      AnnotateModel annotate,
      AnnotatorModel annotator,
      ModelSight sight) {
    this.sight = sight;
    this.segments = segments;
    this.projects = projects;
    this.player = player;
    this.annotate = annotate;
    this.annotator = annotator;
    projects.stateProperty().subscribe(_ -> listen());
    player.sourceProperty().subscribe(_ -> look());
    player.condition().nowProperty().subscribe(_ -> refresh());
    annotator.nameProperty().subscribe(_ -> look());
    annotate.targetProperty().subscribe(_ -> refresh());
    sight.blindedProperty().subscribe(_ -> refresh());
    segments.segments().addListener((ListChangeListener<LabelEvent>) _ -> refresh());
  }

  /** Who is compared; empty while nobody is, or while nobody may be. */
  public ReadOnlyObjectProperty<Optional<Pair>> pairProperty() {
    return pair.getReadOnlyProperty();
  }

  /** Whether what others said may be seen now. */
  public ReadOnlyBooleanProperty allowedProperty() {
    return allowed.getReadOnlyProperty();
  }

  /** Every stretch of which one of the two said something, in order of time. */
  public ReadOnlyObjectProperty<List<Difference>> differencesProperty() {
    return differences.getReadOnlyProperty();
  }

  /** Compares two people; empty ends the comparison. Nothing where it is not allowed. */
  public void compare(Optional<Pair> next) {
    if (allowed.get() || next.isEmpty()) {
      pair.set(next);
      refresh();
    }
  }

  /**
   * Begins with the annotator and the next person who has segments here, or with two others where
   * the annotator has none and they have; or ends.
   */
  public void toggle() {
    List<String> all = segments.annotators();
    List<String> marked = all.stream().filter(who -> !segments.of(who).isEmpty()).toList();
    List<String> people = marked.size() > 1 ? marked : all;
    boolean begin = pair.get().isEmpty() && people.size() > 1;
    compare(begin ? Optional.of(new Pair(people.get(0), people.get(1))) : Optional.empty());
  }

  /** What is compared of a person, in order of time. */
  public List<LabelEvent> compared(String person) {
    Condition given = player.condition().nowProperty().get();
    boolean hasBoth =
        player
            .source()
            .filter(clip -> clip.info().hasSound() && clip.info().video().isPresent())
            .isPresent();
    return segments.of(person).stream()
        .filter(event -> !hasBoth || event.key().condition() == given)
        .toList();
  }

  /** Goes to where the next stretch begins on which the two differ, or the one before. */
  public void goToDifference(int steps) {
    double now = player.positionMsProperty().get();
    List<Double> starts =
        differences.get().stream()
            .filter(Difference::differs)
            .map(each -> each.range().startMs())
            .toList();
    Optional<Double> next =
        steps > 0
            ? starts.stream().filter(start -> start > now + SAME_MS).findFirst()
            : starts.stream().filter(start -> start < now - SAME_MS).max(Comparator.naturalOrder());
    next.ifPresent(player::seek);
  }

  private void listen() {
    rounds.unsubscribe();
    rounds =
        projects
            .project()
            .map(open -> open.rounds().onChange(() -> Platform.runLater(this::look)))
            .orElse(Subscription.EMPTY);
    pair.set(Optional.empty());
    look();
  }

  /** Asks the project whether a blind round still wants something of the annotator here. */
  private void look() {
    blinded =
        projects
            .project()
            .flatMap(open -> player.source().map(clip -> isBlinded(open, clip)))
            .orElse(true);
    refresh();
  }

  private void refresh() {
    allowed.set(
        !blinded
            && !sight.blindedProperty().get()
            && annotate.targetProperty().get().filter(key -> key.round() == 0).isPresent());
    if (!allowed.get()) {
      pair.set(Optional.empty());
    }
    differences.set(
        pair.get()
            .map(two -> Difference.between(compared(two.first()), compared(two.second())))
            .orElse(List.of()));
  }

  private boolean isBlinded(Project project, ClipSource clip) {
    String me = annotator.name();
    return project.rounds().all().stream()
        .filter(round -> round.plan().blind() && !round.closed())
        .filter(round -> round.plan().clips().contains(clip.id()))
        .anyMatch(round -> !project.rounds().done(round).containsAll(asked(round, me, clip)));
  }

  private static List<RoundEntry> asked(Round round, String person, ClipSource clip) {
    return round.plan().conditionsOf(person).stream()
        .filter(condition -> !condition.hasSound() || clip.info().hasSound())
        .filter(condition -> !condition.hasPicture() || clip.info().video().isPresent())
        .map(condition -> new RoundEntry(round.id(), clip.id(), person, condition))
        .toList();
  }
}
