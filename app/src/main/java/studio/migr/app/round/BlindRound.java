package studio.migr.app.round;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.label.Round;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;

/**
 * The blind round that still waits for the annotator. As long as there is one, whatever shows
 * earlier labels or those of others is withheld: they would lead the judgement. Lives on the JavaFX
 * thread.
 */
@Singleton
public final class BlindRound {
  /** Features that show labels of others, or earlier ones, whatever they do. */
  private static final Set<String> TELLING_FEATURES =
      Set.of(
          "agreement",
          "engine",
          "errors",
          "explain",
          "plot",
          "queue",
          "reasoning",
          "runs",
          "scheme",
          "snapshots",
          "study",
          "suggest");

  private static final Set<String> TELLING =
      Set.of(
          "shell.room-clips",
          "shell.room-agreement",
          "shell.room-errors",
          "shell.room-models",
          "shell.room-runs",
          "shell.room-snapshots",
          "shell.search",
          "library.filter-clips",
          "annotate.bulk",
          "player.overlay-prototypes",
          "sharing.settle",
          "round.start",
          "round.reveal");

  private final AnnotatorModel annotator;
  private final Commands commands;
  private final ReadOnlyObjectWrapper<Optional<Round>> running =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  @Inject
  BlindRound(AnnotatorModel annotator, Commands commands) {
    this.annotator = annotator;
    this.commands = commands;
  }

  /** The oldest blind round of which the annotator has something left to judge. */
  public ReadOnlyObjectProperty<Optional<Round>> runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** The blind round of a project in which the annotator has something left to judge. */
  Optional<Round> waiting(Project open) {
    return open.rounds().all().stream()
        .filter(round -> round.plan().blind() && !round.closed())
        .filter(round -> open.rounds().left(round, annotator.name()) > 0)
        .findFirst();
  }

  /** Withholds what would tell while {@code round} waits; empty gives it free again. */
  void run(Optional<Round> round) {
    commands.withhold(
        "round",
        BlindRound::tells,
        round.map(waiting -> Messages.text("round.withheld", waiting.plan().name())));
    running.set(round);
  }

  private static boolean tells(Command command) {
    return TELLING_FEATURES.contains(command.feature()) || TELLING.contains(command.id());
  }
}
