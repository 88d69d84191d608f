package studio.migr.app.bench;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import studio.migr.app.message.Messages;
import studio.migr.app.store.ProjectException;
import studio.migr.app.tour.OffScreen;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.MediaProbe;
import studio.migr.runtime.work.Work;

/** The figures of the window's centre and its list, off-screen, in folders of its own. */
public final class TimelineBenchmark {
  private TimelineBenchmark() {}

  /**
   * Measures all of them.
   *
   * @param say hears what is being done
   */
  public static List<Figure> run(Consumer<String> say) throws IOException, ProjectException {
    Path folder = Files.createTempDirectory("studio-bench");
    String settings = System.getProperty("studio.settings");
    System.setProperty("studio.settings", folder.resolve("settings").toString());
    try {
      OffScreen.start();
      List<Figure> figures = new ArrayList<>();
      say.accept(Messages.text("bench.timeline.repaint"));
      figures.add(RepaintBenchmark.measure(folder));
      say.accept(Messages.text("bench.timeline.playing"));
      figures.add(PlayingBenchmark.measure(folder));
      MediaInfo media = MediaProbe.probe(folder.resolve("hd.mp4"), Work.UNWATCHED);
      say.accept(Messages.text("bench.timeline.opening"));
      figures.add(ProjectBenchmark.opening(folder.resolve("open"), media));
      MediaInfo sound = MediaProbe.probe(folder.resolve("hour.wav"), Work.UNWATCHED);
      say.accept(Messages.text("bench.timeline.filtering"));
      figures.add(ProjectBenchmark.filtering(folder.resolve("filter"), sound));
      return figures;
    } finally {
      if (settings == null) {
        System.clearProperty("studio.settings");
      } else {
        System.setProperty("studio.settings", settings);
      }
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }
}
