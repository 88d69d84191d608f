package studio.migr.app.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import studio.migr.app.journal.SampleEvents;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.EmotionScheme;

/** A process that labels until it is killed, and says of each label when it is saved. */
final class SoakAnnotator {
  private SoakAnnotator() {}

  /**
   * @param arguments the project's folder, the annotator's name, which run of it this is, how many
   *     clips there are, and how many milliseconds pass between two labels on average
   */
  public static void main(String[] arguments) throws Exception {
    String name = arguments[1];
    int clips = Integer.parseInt(arguments[3]);
    int pause = Integer.parseInt(arguments[4]);
    Random random = new Random();
    try (Project project = Project.open(Path.of(arguments[0]))) {
      for (int k = 0; ; k++) {
        String note = arguments[2] + "-" + k;
        LabelKey key =
            new LabelKey(
                SampleEvents.clipId(random.nextInt(clips)), name, Condition.BOTH, Optional.empty());
        Judgement judgement =
            Judgement.EMPTY
                .withEmotion(Optional.of(EmotionScheme.DFEW.emotions().get(random.nextInt(7))))
                .withNote(Optional.of(note));
        project.labels().apply(name, List.of(new Labels.Change(key, judgement)));
        System.out.println("saved " + note + " .");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(2 * pause)));
      }
    }
  }
}
