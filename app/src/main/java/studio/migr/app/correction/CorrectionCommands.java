package studio.migr.app.correction;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.label.UnitValue;

/** What can be said of an action unit over the selected stretch, with the keys for it. */
@Singleton
public final class CorrectionCommands {
  private final List<Command> all = new ArrayList<>();

  @Inject
  CorrectionCommands(Commands commands, CorrectionModel corrections) {
    for (int strength = 0; strength <= UnitValue.HIGHEST; strength++) {
      add(
          commands,
          corrections,
          "correction.intensity-" + strength,
          new UnitValue.Intensity(strength),
          "Shift+Alt+" + strength);
    }
    add(commands, corrections, "correction.present", new UnitValue.Presence(true), "Shift+Alt+P");
    add(commands, corrections, "correction.absent", new UnitValue.Presence(false), "Shift+Alt+A");
    add(commands, corrections, "correction.not-visible", new UnitValue.NotVisible(), "Shift+Alt+N");
    add(commands, corrections, "correction.as-measured", new UnitValue.AsMeasured(), "Shift+Alt+M");
  }

  private void add(
      Commands commands, CorrectionModel corrections, String id, UnitValue value, String key) {
    all.add(
        commands.add(
            Command.of(id, corrections.possible(), () -> corrections.correct(value), key)));
  }

  /** In the order in which they are offered. */
  public List<Command> all() {
    return List.copyOf(all);
  }
}
