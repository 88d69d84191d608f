package studio.migr.app.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that desktops open with the studio. */
class ProjectMarkerTest {
  @TempDir Path folder;

  @Test
  void everyProjectThatWasOpenHasOneAndItMeansItsFolder() throws Exception {
    Project.create(folder.resolve("study")).close();
    Path marker = folder.resolve("study/studio.migr");
    assertThat(marker).isRegularFile();
    assertThat(ProjectMarker.folderOf(marker)).isEqualTo(folder.resolve("study"));
    Files.delete(marker);
    Project.open(folder.resolve("study")).close();
    assertThat(marker).isRegularFile();
  }

  @Test
  void anythingElseMeansItself() throws IOException {
    Path clip = Files.createFile(folder.resolve("clip.mp4"));
    assertThat(ProjectMarker.folderOf(clip)).isEqualTo(clip);
    Path gone = folder.resolve("gone.migr");
    assertThat(ProjectMarker.folderOf(gone)).isEqualTo(gone);
    Path odd = Files.createDirectory(folder.resolve("my.migr"));
    assertThat(ProjectMarker.folderOf(odd)).isEqualTo(odd);
  }
}
