package studio.migr.app.shell;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import studio.migr.app.engine.ModelsModel;
import studio.migr.app.exchange.ImportModel;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectMarker;
import studio.migr.app.project.ProjectModel;

/**
 * Takes files and folders that the user hands over: by dropping them anywhere on the window, or by
 * choosing them.
 */
@Singleton
public final class DroppedFiles {
  private static final double WIDTH = 480;
  private static final double HEIGHT = 160;

  private final ProjectModel projects;
  private final ImportModel imports;
  private final ModelsModel models;
  private final Overlay overlay;

  @Inject
  DroppedFiles(ProjectModel projects, ImportModel imports, ModelsModel models, Overlay overlay) {
    this.projects = projects;
    this.imports = imports;
    this.models = models;
    this.overlay = overlay;
  }

  /**
   * Opens a project folder; adds a model's folder to the models; adds anything else to the open
   * project, or to a new one named after where the clips are.
   */
  public void take(List<Path> filesAndFolders) {
    if (filesAndFolders.isEmpty()) {
      return;
    }
    Path first = ProjectMarker.folderOf(filesAndFolders.getFirst());
    if (filesAndFolders.size() == 1 && Files.isDirectory(first) && Project.isProject(first)) {
      projects.open(first);
    } else if (filesAndFolders.size() == 1 && ModelsModel.isModel(first)) {
      models.add(first);
      if (projects.project().isEmpty()) {
        overlay.open(new OverlayCard(Messages.text("engine.added"), WIDTH, HEIGHT, added()));
      }
    } else if (projects.project().isPresent()) {
      imports.take(filesAndFolders);
    } else {
      projects.open(ProjectModel.folderFor(first), () -> imports.take(filesAndFolders));
    }
  }

  private static Label added() {
    Label next = new Label(Messages.text("engine.added.next"));
    next.setWrapText(true);
    return next;
  }

  /** Makes all of {@code scene} a place to drop on; while something hovers, the root says so. */
  void listenTo(Scene scene) {
    scene.setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            mark(scene, true);
          }
        });
    scene.setOnDragExited(_ -> mark(scene, false));
    scene.setOnDragDropped(event -> dropped(scene, event));
  }

  private void dropped(Scene scene, DragEvent event) {
    mark(scene, false);
    if (event.getDragboard().hasFiles()) {
      take(event.getDragboard().getFiles().stream().map(File::toPath).toList());
      event.setDropCompleted(true);
    }
  }

  private static void mark(Scene scene, boolean active) {
    scene.getRoot().getStyleClass().remove("drop-target-active");
    if (active) {
      scene.getRoot().getStyleClass().add("drop-target-active");
    }
  }
}
