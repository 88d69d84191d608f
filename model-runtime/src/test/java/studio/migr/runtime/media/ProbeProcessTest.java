package studio.migr.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;

/** A file that takes the decoder down costs that file only. */
final class ProbeProcessTest {
  private static final int LONG = 1500;

  @TempDir static Path folder;
  private static Path small;
  private static Path large;

  @BeforeAll
  static void makeClips() throws IOException {
    small = new ClipMaker().frames(25).make(folder.resolve("small é.mp4"));
    large =
        new ClipMaker()
            .frames(LONG)
            .size(640, 360)
            .silent()
            .video("mpeg4", "-qscale:v", "2")
            .make(folder.resolve("large.mp4"));
  }

  /** Does something as soon as the first progress is told: by then the file is being probed. */
  private static Work onFirstProgress(Runnable action) {
    return new Work() {
      private boolean done;

      @Override
      public void progress(long finished, long total) {
        if (!done) {
          done = true;
          action.run();
        }
      }

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }

  private static void kill(ProbeProcess probe) {
    ProcessHandle helper = probe.process().orElseThrow();
    helper.destroyForcibly();
    helper.onExit().join();
  }

  @Test
  void aFileIsDescribedAsInThisProcess() throws IOException {
    try (ProbeProcess probe = new ProbeProcess()) {
      assertThat(probe.probe(small, Work.UNWATCHED))
          .isEqualTo(MediaProbe.probe(small, Work.UNWATCHED));
      long pid = probe.process().orElseThrow().pid();
      probe.probe(small, Work.UNWATCHED);
      assertThat(probe.process().orElseThrow().pid()).as("the same helper").isEqualTo(pid);
    }
  }

  @Test
  void aBadFileKeepsItsReasonAndTheHelperItsLife() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mp4"), "no clip");
    try (ProbeProcess probe = new ProbeProcess()) {
      MediaException fault =
          catchThrowableOfType(MediaException.class, () -> probe.probe(text, Work.UNWATCHED));
      assertThat(fault.fault()).isEqualTo(MediaFault.NOT_MEDIA);
      assertThat(fault.file()).isEqualTo(text);
      assertThat(probe.process().orElseThrow().isAlive()).isTrue();
    }
  }

  @Test
  void aHelperThatDiesWhileProbingCostsThatFileOnly() throws IOException {
    try (ProbeProcess probe = new ProbeProcess()) {
      MediaException fault =
          catchThrowableOfType(
              MediaException.class, () -> probe.probe(large, onFirstProgress(() -> kill(probe))));
      assertThat(fault).isNotNull();
      assertThat(fault.fault()).isEqualTo(MediaFault.CRASHED_DECODER);
      assertThat(fault.file()).isEqualTo(large);
      assertThat(probe.probe(small, Work.UNWATCHED).video()).isPresent();
    }
  }

  @Test
  void aHelperThatDiedBetweenFilesCostsNone() throws IOException {
    try (ProbeProcess probe = new ProbeProcess()) {
      probe.probe(small, Work.UNWATCHED);
      kill(probe);
      assertThat(probe.probe(small, Work.UNWATCHED).video()).isPresent();
    }
  }

  @Test
  void aHelperThatFallsSilentIsGivenUp() {
    // A real process that reads and never answers, as a decoder in an endless loop.
    List<String> silent = new ArrayList<>(HelperCommand.ofThisProcess());
    silent.set(silent.size() - 1, NeverAnswers.class.getName());
    try (ProbeProcess probe = new ProbeProcess(silent, Duration.ofMillis(300))) {
      MediaException fault =
          catchThrowableOfType(MediaException.class, () -> probe.probe(small, Work.UNWATCHED));
      assertThat(fault.fault()).isEqualTo(MediaFault.STUCK_DECODER);
      assertThat(probe.process()).as("killed").isEmpty();
    }
  }

  @Test
  void cancellingEndsTheHelper() throws IOException {
    try (ProbeProcess probe = new ProbeProcess()) {
      probe.probe(small, Work.UNWATCHED);
      ProcessHandle helper = probe.process().orElseThrow();
      boolean[] cancelled = {false};
      Work work =
          new Work() {
            @Override
            public void progress(long done, long total) {
              cancelled[0] = true;
            }

            @Override
            public boolean cancelled() {
              return cancelled[0];
            }
          };
      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() -> probe.probe(large, work));
      helper.onExit().join();
      assertThat(probe.probe(small, Work.UNWATCHED).video()).isPresent();
    }
  }

  @Test
  void aHelperThatCannotBeStartedIsNoFaultOfTheFile() {
    try (ProbeProcess probe =
        new ProbeProcess(List.of(folder.resolve("no-such-java").toString()), Duration.ofDays(1))) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> probe.probe(small, Work.UNWATCHED))
          .isNotInstanceOf(MediaException.class);
    }
  }

  /** A helper that takes every request and never answers. */
  static final class NeverAnswers {
    private NeverAnswers() {}

    public static void main(String[] arguments) throws IOException {
      while (System.in.read() >= 0) {
        // goes on listening
      }
    }
  }
}
