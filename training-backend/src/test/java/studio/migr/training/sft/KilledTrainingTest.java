package studio.migr.training.sft;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.training.trainer.KilledTrainer;

/** Trainings that are killed at any moment and go on make the same model as those left alone. */
final class KilledTrainingTest {
  @TempDir Path temp;

  @Test
  void aTrainingKilledAtAnyMomentMakesTheSameModelToTheBit() throws Exception {
    Classroom classroom = new Classroom(temp);
    int epochs = Math.max(12, 6 * KilledTrainer.KILLS);
    KilledTrainer.assertEqualToTheBit(
        classroom.run("whole", classroom.settings().put("epochs", epochs)),
        classroom.run("killed", classroom.settings().put("epochs", epochs)));
  }
}
