package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.work.Work;

/** A project of generated clips that is gone when this is closed. */
public final class ScratchProject implements AutoCloseable {
  private final Workspace workspace;

  private ScratchProject(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Makes the clips and imports them. */
  public static ScratchProject make() throws IOException, ProjectException {
    ScratchProject scratch = new ScratchProject(Workspace.make());
    try (Project project = Project.create(scratch.folder())) {
      List<Path> clips = GeneratedClips.make(scratch.workspace.folder("Generated clips"));
      project.library().add(clips, Work.UNWATCHED);
      return scratch;
    } catch (IOException | ProjectException | RuntimeException e) {
      scratch.close();
      throw e;
    }
  }

  /** The project. */
  public Path folder() {
    return workspace.folder("projects").resolve("Scratch");
  }

  /** An empty folder for the settings of a window that shows it. */
  public Path settings() {
    return workspace.folder("settings");
  }

  @Override
  public void close() throws IOException {
    workspace.close();
  }
}
