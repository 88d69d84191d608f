package studio.migr.app.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.engine.LoadWish;
import studio.migr.runtime.tiny.MigrTiny;

/** The name under which people know a model. */
final class ModelNameTest {
  @Test
  void aModelIsCalledAsItsFolderOfWhateverSystem() {
    assertThat(ModelName.forPeople("/models/r1-omni/")).isEqualTo("r1-omni");
    assertThat(ModelName.forPeople("C:\\models\\r1-omni")).isEqualTo("r1-omni");
    assertThat(ModelName.forPeople("r1-omni")).isEqualTo("r1-omni");
  }

  @Test
  void theStudiosOwnModelIsCalledSoAndStillToldFromItsOtherVersions(@TempDir Path models)
      throws Exception {
    Path folder = MigrTiny.copyTo(models);
    ModelName name = ModelName.of(folder);
    assertThat(name.name()).isEqualTo("migr-tiny");
    assertThat(name.id()).isEqualTo(ModelIdentity.of(folder).id());
    assertThat(LoadWish.asStored(folder.toString()).name()).isEqualTo(name.name());
    assertThat(new ModelName("migr-tiny-0123456789ab", "a"))
        .as("as an earlier version wrote it")
        .isEqualTo(new ModelName("migr-tiny", "a"))
        .isNotEqualTo(new ModelName("migr-tiny", "b"));
  }
}
