package studio.migr.app.sharing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.label.Member;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.FieldGrid;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.share.ShareState;
import studio.migr.app.store.PresenceTable.Presence;
import studio.migr.app.store.ProjectException;
import studio.migr.app.store.ServerAddress;

/** The sheet of the shared project: who is there and how it stands, or how to share and to join. */
@Singleton
final class SharingSheet {
  private static final double WIDTH = 600;

  private final SharingModel model;
  private final Overlay overlay;
  private final Commands commands;

  @Inject
  SharingSheet(SharingModel model, Overlay overlay, Commands commands) {
    this.model = model;
    this.overlay = overlay;
    this.commands = commands;
  }

  void open() {
    Optional<ShareState> shared = model.stateProperty().get();
    OverlayCard card =
        shared.isPresent() && model.project().isPresent()
            ? standing(model.project().get())
            : new Form().card;
    card.setId("sharing-card");
    overlay.open(card);
  }

  private OverlayCard standing(Project project) {
    VBox lines = new VBox(8);
    lines.setId("sharing-standing");
    fill(lines, project);
    Button again = new Button(Messages.text("sharing.try-now"));
    again.setId("sharing-try-now");
    again.setMinWidth(Region.USE_PREF_SIZE);
    again.setOnAction(_ -> model.hurry());
    HBox foot = new HBox(again);
    foot.setAlignment(Pos.CENTER_RIGHT);
    foot.setMinHeight(Region.USE_PREF_SIZE);
    OverlayCard card =
        new OverlayCard(
                Messages.text("sharing.title", project.name()),
                WIDTH,
                Region.USE_PREF_SIZE,
                lines,
                foot)
            .startingAt(again);
    Runnable refill =
        () -> model.project().filter(project::equals).ifPresent(open -> fill(lines, open));
    model.stateProperty().when(card.sceneProperty().isNotNull()).subscribe(_ -> refill.run());
    model.elsewhereProperty().when(card.sceneProperty().isNotNull()).subscribe(_ -> refill.run());
    model.lookForFiles();
    return card;
  }

  private void fill(VBox lines, Project project) {
    Optional<ShareState> state = model.stateProperty().get();
    if (state.isEmpty()) {
      return;
    }
    lines.getChildren().setAll(line(SharingWords.of(state.get()), "sharing-state"));
    state.get().problem().ifPresent(text -> lines.getChildren().add(line(text, "sharing-problem")));
    lines.getChildren().add(heading("sharing.who"));
    List<Presence> others = state.get().others();
    if (others.isEmpty()) {
      lines.getChildren().add(line(Messages.text("sharing.nobody-else"), "sharing-nobody"));
    }
    for (Presence who : others) {
      lines
          .getChildren()
          .add(
              line(
                  Messages.text("sharing.works-on", who.annotator(), model.nameOf(who)),
                  "sharing-other"));
    }
    lines.getChildren().add(heading("sharing.members"));
    for (Member member : project.members().all()) {
      lines
          .getChildren()
          .add(line(Messages.text("share.member." + member.role().id(), member.name()), "member"));
    }
    int conflicts = project.labels().conflicts().size();
    if (conflicts > 0) {
      lines.getChildren().add(conflicts(conflicts));
    }
    int elsewhere = model.elsewhereProperty().get();
    if (elsewhere > 0) {
      lines
          .getChildren()
          .add(line(Messages.text("share.files-elsewhere", elsewhere), "sharing-elsewhere"));
    }
  }

  private HBox conflicts(int number) {
    Label said = line(Messages.text("sharing.conflicts", number), "conflicts");
    HBox.setHgrow(said, Priority.ALWAYS);
    said.setMaxWidth(Double.MAX_VALUE);
    Button settle = new Button(Messages.text("sharing.settle.verb"));
    settle.setId("sharing-settle");
    settle.setMinWidth(Region.USE_PREF_SIZE);
    Command command = commands.get("sharing.settle");
    settle.disableProperty().bind(Bindings.not(command.enabled()));
    settle.setOnAction(_ -> command.run());
    HBox conflicts = new HBox(12, said, settle);
    conflicts.setAlignment(Pos.CENTER_LEFT);
    return conflicts;
  }

  private static Label heading(String key) {
    Label heading = new Label(Messages.text(key));
    heading.getStyleClass().add("caption");
    heading.setMinHeight(Region.USE_PREF_SIZE);
    return heading;
  }

  private static Label line(String text, String id) {
    Label line = new Label(text);
    line.setId(id);
    line.setWrapText(true);
    line.setMinHeight(Region.USE_PREF_SIZE);
    return line;
  }

  /** Where to share the open project, or which shared one to join. */
  private final class Form {
    private final FieldGrid grid = new FieldGrid();
    private final TextField server = new TextField();
    private final TextField name = new TextField();
    private final TextField authority = new TextField();
    private final TextField folder = new TextField();
    private final Label problem = new Label();
    private final OverlayCard card;

    Form() {
      server.setPromptText("postgresql://ann@server.lab/studio");
      authority.setPromptText(Messages.text("sharing.authority.prompt"));
      grid.row("sharing.server", "sharing-server", server);
      grid.row("sharing.name", "sharing-name", name);
      grid.row("sharing.authority", "sharing-authority", authority);
      grid.row("sharing.folder", "sharing-folder", folder);
      name.textProperty()
          .subscribe(
              text ->
                  folder.setText(ProjectModel.projectsFolder().resolve(text.strip()).toString()));
      model.project().ifPresent(open -> name.setText(open.name()));
      Label password = line(Messages.text("sharing.password"), "sharing-password");
      password.getStyleClass().add("caption");
      problem.setId("sharing-form-problem");
      problem.setWrapText(true);
      problem.setMaxWidth(Double.MAX_VALUE);
      problem.setMinHeight(Region.USE_PREF_SIZE);
      model.problemProperty().subscribe(text -> problem.setText(text.orElse("")));
      Button share = button("sharing-share", "sharing.share");
      share.setDisable(model.project().isEmpty());
      share.setOnAction(_ -> withAddress(model::share));
      Button join = button("sharing-join", "sharing.join");
      join.setOnAction(
          _ -> withAddress(address -> model.join(address, Path.of(folder.getText().strip()))));
      HBox foot = new HBox(8, join, share);
      foot.setAlignment(Pos.CENTER_RIGHT);
      foot.setMinHeight(Region.USE_PREF_SIZE);
      card =
          new OverlayCard(
                  Messages.text("sharing.open"),
                  WIDTH,
                  Region.USE_PREF_SIZE,
                  grid,
                  password,
                  problem,
                  foot)
              .startingAt(server);
    }

    private static Button button(String id, String key) {
      Button button = new Button(Messages.text(key));
      button.setId(id);
      button.setMinWidth(Region.USE_PREF_SIZE);
      return button;
    }

    private void withAddress(Consumer<ServerAddress> action) {
      try {
        Optional<Path> pem =
            Optional.of(authority.getText().strip())
                .filter(text -> !text.isEmpty())
                .map(text -> Path.of(text).toAbsolutePath());
        action.accept(ServerAddress.parse(server.getText().strip(), name.getText(), pem));
      } catch (ProjectException e) {
        problem.setText(e.sentence());
      }
    }
  }
}
