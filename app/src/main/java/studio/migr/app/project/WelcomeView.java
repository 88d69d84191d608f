package studio.migr.app.project;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.CommandTooltip;
import studio.migr.app.command.Commands;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.task.TaskState;

/** The page before any project is open: drop clips, open a folder, go on where one left off. */
public final class WelcomeView extends StackPane {
  private final ProjectModel model;
  private final VBox recent = new VBox();
  private final Label problem = new Label();

  @Inject
  WelcomeView(ProjectModel model, Commands commands) {
    this.model = model;
    setId("welcome");
    getStyleClass().add("welcome");

    Label title = new Label(Messages.text("project.welcome.title"));
    title.getStyleClass().add("page-title");
    Label subtitle = new Label(Messages.text("project.welcome.subtitle"));
    subtitle.getStyleClass().add("muted");
    subtitle.setWrapText(true);

    recent.getStyleClass().add("recent-projects");
    problem.getStyleClass().add("problem");
    problem.setWrapText(true);
    problem.managedProperty().bind(problem.visibleProperty());

    VBox page = new VBox(title, subtitle, dropZone(commands), problem, recent);
    page.getStyleClass().add("welcome-page");
    page.setMaxWidth(560);
    page.setMaxHeight(USE_PREF_SIZE);
    getChildren().add(page);

    model.stateProperty().subscribe(this::show);
  }

  private VBox dropZone(Commands commands) {
    FontIcon icon = new FontIcon(Feather.DOWNLOAD);
    icon.getStyleClass().add("drop-icon");
    Label invitation = new Label(Messages.text("project.welcome.drop"));
    invitation.getStyleClass().add("drop-invitation");
    Label formats = new Label(Messages.text("project.welcome.formats"));
    formats.getStyleClass().add("caption");
    Label labels = new Label(Messages.text("project.welcome.labels"));
    labels.getStyleClass().add("caption");
    for (Label line : List.of(formats, labels)) {
      line.setWrapText(true);
      line.setTextAlignment(TextAlignment.CENTER);
      line.setMinHeight(USE_PREF_SIZE);
    }
    Button folder = new Button(Messages.text("project.welcome.open-folder"));
    folder.setId("open-folder");
    folder.setDefaultButton(true);
    folder.setOnAction(_ -> commands.get("project.import-folder").run());
    CommandTooltip.on(folder, commands.get("project.import-folder"));
    Button project = new Button(Messages.text("project.welcome.open-project"));
    project.setId("open-project");
    project.setOnAction(_ -> commands.get("project.open").run());
    CommandTooltip.on(project, commands.get("project.open"));
    Button sample = new Button(Messages.text("project.welcome.open-sample"));
    sample.setId("open-sample");
    sample.setOnAction(_ -> commands.get("sample.open").run());
    CommandTooltip.on(sample, commands.get("sample.open"));
    HBox buttons = new HBox(8, folder, project, sample);
    buttons.setAlignment(Pos.CENTER);
    VBox zone = new VBox(icon, invitation, formats, labels, buttons);
    zone.getStyleClass().add("drop-zone");
    return zone;
  }

  private void show(TaskState<Project> state) {
    problem.setVisible(state instanceof TaskState.Failed);
    problem.setText(
        state instanceof TaskState.Failed<Project>(Throwable error) ? ErrorSentence.of(error) : "");
    setDisable(state instanceof TaskState.Running);
    recent.getChildren().clear();
    if (!model.recent().isEmpty()) {
      Label heading = new Label(Messages.text("project.welcome.recent"));
      heading.getStyleClass().add("section-title");
      recent.getChildren().add(heading);
      model.recent().forEach(folder -> recent.getChildren().add(recentLink(folder)));
    }
  }

  private HBox recentLink(Path folder) {
    Hyperlink link = new Hyperlink(String.valueOf(folder.getFileName()));
    link.setOnAction(_ -> model.open(folder));
    Label place = new Label(String.valueOf(folder.getParent()));
    place.getStyleClass().addAll("caption", "may-ellipsize");
    place.setTooltip(new Tooltip(folder.toString()));
    HBox row = new HBox(8, link, place);
    row.setAlignment(Pos.BASELINE_LEFT);
    return row;
  }
}
