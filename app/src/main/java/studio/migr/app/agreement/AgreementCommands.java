package studio.migr.app.agreement;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;

/** Walking through differences and settling them. */
@Singleton
final class AgreementCommands {
  static final int CHOICES = 6;

  @Inject
  AgreementCommands(
      Commands commands, AgreementModel model, UnanimousSheet unanimous, FiguresSheet figures) {
    commands.add(
        Command.of(
            "agreement.next-difference",
            model.openProperty(),
            () -> model.moveToDifference(1),
            "F8"));
    commands.add(
        Command.of(
            "agreement.previous-difference",
            model.openProperty(),
            () -> model.moveToDifference(-1),
            "Shift+F8"));
    commands.add(
        Command.of("agreement.accept", model.openProperty(), unanimous::open, "Shortcut+Shift+U"));
    commands.add(
        Command.of("agreement.figures", model.openProperty(), figures::toggle, "Shortcut+Shift+K"));
    for (int i = 0; i < CHOICES; i++) {
      int number = i;
      commands.add(
          Command.of(
              "agreement.choose-" + (i + 1),
              model.openProperty(),
              () -> model.adopt(number),
              "Shift+" + (i + 1)));
    }
  }
}
