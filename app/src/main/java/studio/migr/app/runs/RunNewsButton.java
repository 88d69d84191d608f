package studio.migr.app.runs;

import jakarta.inject.Inject;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.message.Messages;

/** Says in the status bar that a run ended, until somebody has seen it. */
public final class RunNewsButton extends Button {

  @Inject
  RunNewsButton(RunsModel model, Commands commands) {
    setId("run-news");
    getStyleClass().add("status-button");
    setMinWidth(Region.USE_PREF_SIZE);
    managedProperty().bind(visibleProperty());
    model
        .newsProperty()
        .subscribe(
            news -> {
              setVisible(news.isPresent());
              news.ifPresent(
                  each -> {
                    String word = RunWords.state(each.condition());
                    setText(Messages.text("runs.news", each.run().name(), word));
                    setGraphic(new FontIcon(RunWords.icon(each.condition())));
                  });
            });
    setOnAction(
        _ -> {
          model.newsProperty().get().ifPresent(news -> model.select(news.run()));
          Command room = commands.get("shell.room-runs");
          room.run();
        });
  }
}
