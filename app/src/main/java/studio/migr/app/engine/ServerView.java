package studio.migr.app.engine;

import jakarta.inject.Inject;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.CommandTextButton;
import studio.migr.app.command.Commands;
import studio.migr.app.message.Messages;

/** The server in the models room: whether it is there, and what to load on it. */
final class ServerView extends VBox {
  private final ServerModel model;
  private final Label heading = new Label();
  private final FontIcon icon = new FontIcon(Feather.SERVER);
  private final Label state = new Label();

  @Inject
  ServerView(ServerModel model, Commands commands) {
    super(6);
    this.model = model;
    setId("server");
    getStyleClass().add("model-details");
    heading.setGraphic(icon);
    heading.getStyleClass().addAll("section-title", "may-ellipsize");
    heading.setMinWidth(0);
    state.setId("server-state");
    state.setWrapText(true);
    state.setMinHeight(Region.USE_PREF_SIZE);
    TextField folder = new TextField();
    folder.setId("server-folder");
    folder.setPromptText(Messages.text("engine.server.folder.prompt"));
    folder.textProperty().bindBidirectional(model.folderProperty());
    Label name = new Label(Messages.text("engine.server.folder"));
    name.getStyleClass().add("muted");
    name.setLabelFor(folder);
    name.setWrapText(true);
    name.setMinHeight(Region.USE_PREF_SIZE);
    folder.setAccessibleText(Messages.text("engine.server.folder"));
    FlowPane buttons = new FlowPane(8, 8);
    for (String id : new String[] {"engine.server-load", "engine.server-call", "engine.forget"}) {
      buttons.getChildren().add(new CommandTextButton(commands.get(id)));
    }
    getChildren().addAll(heading, state, new VBox(2, name, folder), buttons);
    managedProperty().bind(visibleProperty());
    model.stateProperty().subscribe(this::show);
  }

  private void show(ServerState now) {
    setVisible(!(now instanceof ServerState.None));
    heading.setText(Messages.text("engine.server", model.knownProperty().get().address()));
    icon.setIconCode(now instanceof ServerState.Failed ? Feather.ALERT_TRIANGLE : Feather.SERVER);
    state.setText(
        switch (now) {
          case ServerState.None _ -> "";
          case ServerState.Known _ -> Messages.text("engine.server.known");
          case ServerState.Calling _ -> Messages.text("engine.server.calling");
          case ServerState.Reached(java.util.Optional<String> loaded) ->
              loaded
                  .map(folder -> Messages.text("engine.server.has", folder))
                  .orElse(Messages.text("engine.server.empty"));
          case ServerState.Failed(String sentence) -> sentence;
        });
  }
}
