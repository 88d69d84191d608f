package studio.migr.app.shell;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import studio.migr.app.agreement.AgreementModel;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.engine.ModelsModel;
import studio.migr.app.errors.ErrorsModel;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.round.BlindRound;
import studio.migr.app.round.RoundModel;
import studio.migr.app.runs.RunsModel;
import studio.migr.app.snapshots.SnapshotsModel;
import studio.migr.app.suggest.ModelSight;

/** Which room the window is in, and which there are: a room appears when it has something to do. */
@Singleton
final class Rooms {
  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

  private final ObjectProperty<Room> now = new SimpleObjectProperty<>(Room.CLIPS);
  private final AgreementModel agreement;
  private final RoundModel rounds;

  @Inject
  Rooms(
      Commands commands,
      ProjectModel projects,
      AgreementModel agreement,
      RoundModel rounds,
      BlindRound blind,
      ModelsModel models,
      SnapshotsModel snapshots,
      RunsModel runs,
      ErrorsModel errors,
      ModelSight sight) {
    this.agreement = agreement;
    this.rounds = rounds;
    projects
        .stateProperty()
        .subscribe(
            _ -> now.set(blind.runningProperty().get().isPresent() ? Room.ROUNDS : Room.CLIPS));
    now.subscribe(
        room -> {
          // First what closes, then what opens: both decide what the label panel is about.
          if (room != Room.ROUNDS) {
            rounds.openProperty().set(false);
          }
          if (room != Room.AGREEMENT) {
            agreement.openProperty().set(false);
          }
          if (room != Room.ERRORS) {
            errors.openProperty().set(false);
          }
          models.openProperty().set(room == Room.MODELS);
          snapshots.openProperty().set(room == Room.SNAPSHOTS);
          runs.openProperty().set(room == Room.RUNS);
          rounds.openProperty().set(room == Room.ROUNDS);
          agreement.openProperty().set(room == Room.AGREEMENT);
          errors.openProperty().set(room == Room.ERRORS);
        });
    // Who has a blind round to finish is nowhere else: the other rooms show earlier labels.
    blind
        .runningProperty()
        .subscribe(
            running -> {
              if (running.isPresent()) {
                now.set(Room.ROUNDS);
              }
            });
    // Nor is somebody who labels first where clips stand that they have still to judge.
    sight
        .openProperty()
        .subscribe(
            left -> {
              if (left.intValue() > 0 && now.get().showsMany()) {
                now.set(Room.CLIPS);
              }
            });
    rounds
        .visitedProperty()
        .subscribe(
            clip -> {
              if (clip.isPresent()) {
                now.set(Room.CLIPS);
              }
            });
    models
        .addedProperty()
        .subscribe(
            folder -> {
              if (folder.isPresent() && blind.runningProperty().get().isEmpty()) {
                now.set(Room.MODELS);
              }
            });
    rounds
        .startedProperty()
        .subscribe(
            started -> {
              if (started.isPresent()) {
                now.set(Room.ROUNDS);
              }
            });
    commands.add(
        Command.of(
            "shell.room-clips",
            Bindings.createBooleanBinding(
                () -> projects.project().isPresent(), projects.stateProperty()),
            () -> now.set(Room.CLIPS),
            "Shortcut+1"));
    commands.add(
        Command.of(
            "shell.room-rounds",
            rounds.usefulProperty(),
            () -> now.set(Room.ROUNDS),
            "Shortcut+2"));
    commands.add(
        Command.of(
            "shell.room-agreement",
            agreement.usefulProperty(),
            () -> now.set(Room.AGREEMENT),
            "Shortcut+3"));
    commands.add(
        Command.of(
            "shell.room-models",
            Bindings.createBooleanBinding(
                () -> projects.project().isPresent(), projects.stateProperty()),
            () -> now.set(Room.MODELS),
            "Shortcut+4"));
    commands.add(
        Command.of(
            "shell.room-errors",
            Bindings.createBooleanBinding(
                () -> projects.project().isPresent(), projects.stateProperty()),
            () -> now.set(Room.ERRORS),
            "Shortcut+5"));
    commands.add(
        Command.of(
            "shell.room-snapshots",
            Bindings.createBooleanBinding(
                () -> projects.project().isPresent(), projects.stateProperty()),
            () -> now.set(Room.SNAPSHOTS),
            "Shortcut+7"));
    commands.add(
        Command.of(
            "shell.room-runs",
            Bindings.createBooleanBinding(
                () -> projects.project().isPresent(), projects.stateProperty()),
            () -> now.set(Room.RUNS),
            "Shortcut+8"));
  }

  ObjectProperty<Room> nowProperty() {
    return now;
  }

  /** Whether there is something to do in a room. */
  ObservableBooleanValue useful(Room room) {
    return switch (room) {
      case CLIPS, ERRORS, MODELS, SNAPSHOTS, RUNS -> ALWAYS;
      case ROUNDS -> rounds.usefulProperty();
      case AGREEMENT -> agreement.usefulProperty();
    };
  }
}
