package studio.migr.app.sharing;

import jakarta.inject.Inject;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Commands;
import studio.migr.app.message.Messages;
import studio.migr.app.share.ShareState;

/** Says in the status bar whether the server has everything, and who else is there. */
public final class SharingButton extends Button {
  private final SharingModel model;

  @Inject
  SharingButton(SharingModel model, Commands commands) {
    this.model = model;
    setId("sharing");
    getStyleClass().add("status-button");
    setMinWidth(Region.USE_PREF_SIZE);
    managedProperty().bind(visibleProperty());
    model
        .stateProperty()
        .subscribe(
            state -> {
              setVisible(state.isPresent());
              state.ifPresent(this::show);
            });
    setOnAction(_ -> commands.get("sharing.open").run());
  }

  private void show(ShareState state) {
    setText(SharingWords.of(state));
    setGraphic(new FontIcon(icon(state)));
    String more =
        state
            .problem()
            .orElseGet(
                () ->
                    state.others().isEmpty()
                        ? Messages.text("sharing.nobody-else")
                        : state.others().stream()
                            .map(
                                who ->
                                    Messages.text(
                                        "sharing.works-on", who.annotator(), model.nameOf(who)))
                            .collect(Collectors.joining(System.lineSeparator())));
    setTooltip(new Tooltip(more));
    setAccessibleHelp(more);
  }

  private static Feather icon(ShareState state) {
    if (!state.connected()) {
      return Feather.CLOUD_OFF;
    }
    return state.settled() ? Feather.CLOUD : Feather.UPLOAD_CLOUD;
  }
}
