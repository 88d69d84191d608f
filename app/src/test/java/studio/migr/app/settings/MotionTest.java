package studio.migr.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MotionTest {
  @TempDir Path folder;

  private final ReadOnlyBooleanWrapper platform = new ReadOnlyBooleanWrapper();

  private Motion start() {
    return new Motion(new Settings(folder), platform.getReadOnlyProperty());
  }

  @Test
  void untilTheUserChoosesThePlatformsSettingHolds() {
    Motion motion = start();
    assertThat(motion.reducedProperty().get()).isFalse();
    platform.set(true);
    assertThat(motion.reducedProperty().get()).isTrue();
  }

  @Test
  void whatTheUserChoseIsRememberedAndHoldsAgainstThePlatform() {
    start().toggle();
    assertThat(start().reducedProperty().get()).isTrue();
    platform.set(true);
    Motion motion = start();
    motion.toggle();
    assertThat(motion.reducedProperty().get()).isFalse();
    assertThat(start().reducedProperty().get()).isFalse();
  }
}
