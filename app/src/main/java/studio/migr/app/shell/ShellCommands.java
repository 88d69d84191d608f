package studio.migr.app.shell;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.engine.ModelsModel;
import studio.migr.app.help.CommandSearch;
import studio.migr.app.help.KeyEditor;
import studio.migr.app.help.KeySheet;
import studio.migr.app.message.Messages;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.settings.Motion;

/** Actions on the window and on whole projects. */
@Singleton
final class ShellCommands {
  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

  @Inject
  ShellCommands(
      Commands commands,
      ProjectModel projects,
      DroppedFiles files,
      ModelsModel models,
      Theme theme,
      Motion motion,
      KeySheet keys,
      CommandSearch search,
      KeyEditor editor) {
    BooleanBinding open =
        Bindings.createBooleanBinding(
            () -> projects.project().isPresent(), projects.stateProperty());
    commands.add(
        Command.of(
            "project.import-files",
            ALWAYS,
            () -> chooseFiles().ifPresent(files::take),
            "Shortcut+I"));
    commands.add(
        Command.of(
            "project.import-folder",
            ALWAYS,
            () -> chooseFolder("project.choose-folder", folder -> files.take(List.of(folder))),
            "Shortcut+Shift+I"));
    commands.add(
        Command.of(
            "project.open",
            ALWAYS,
            () -> chooseFolder("project.choose-project", projects::open),
            "Shortcut+O"));
    commands.add(
        Command.of("engine.add", open, () -> chooseFolder("engine.choose-folder", models::add)));
    commands.add(Command.of("project.close", open, projects::close, "Shortcut+W"));
    commands.add(Command.of("shell.toggle-theme", ALWAYS, theme::toggle, "Shortcut+Shift+D"));
    commands.add(Command.of("shell.toggle-motion", ALWAYS, motion::toggle));
    commands.add(Command.of("help.keys", ALWAYS, keys::toggle, "F1"));
    commands.add(Command.of("help.find-command", ALWAYS, search::toggle, "Shortcut+K"));
    commands.add(Command.of("help.change-keys", ALWAYS, editor::open));
    commands.add(Command.of("shell.quit", ALWAYS, ShellCommands::quit, "Shortcut+Q"));
  }

  private static void quit() {
    window()
        .ifPresent(
            window -> window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST)));
  }

  private static Optional<List<Path>> chooseFiles() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Messages.text("project.choose-clips"));
    List<File> files = chooser.showOpenMultipleDialog(window().orElse(null));
    return Optional.ofNullable(files).map(list -> list.stream().map(File::toPath).toList());
  }

  private static void chooseFolder(String titleKey, Consumer<Path> chosen) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Messages.text(titleKey));
    Optional.ofNullable(chooser.showDialog(window().orElse(null)))
        .map(File::toPath)
        .ifPresent(folder -> Platform.runLater(() -> chosen.accept(folder)));
  }

  private static Optional<Window> window() {
    return Window.getWindows().stream().filter(Stage.class::isInstance).findFirst();
  }
}
