package studio.migr.app.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.project.Project;
import studio.migr.app.truth.GeneratedClips;
import studio.migr.clips.SampleClips;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.work.Work;

/** What a newcomer finds. */
final class SampleProjectTest {
  @TempDir private Path folder;

  @Test
  void everyClipHasTheLabelsOfTwoSimulatedAnnotatorsUnderEachCondition() throws Exception {
    int clips = SampleClips.names().size();
    try (Project project = Project.create(folder.resolve("Sample"))) {
      SampleProject.fill(project, Work.UNWATCHED);
      assertThat(project.library().clips()).hasSize(clips);
      assertThat(project.labels().annotators()).containsExactly("Simulated 1", "Simulated 2");
      List<LabelEvent> labels = project.labels().current();
      for (Condition condition : Condition.values()) {
        assertThat(labels)
            .filteredOn(each -> each.key().condition() == condition)
            .filteredOn(each -> each.key().segment().isEmpty())
            .hasSize(2 * clips);
      }
      assertThat(labels)
          .filteredOn(each -> each.key().segment().isPresent())
          .hasSizeGreaterThan(20);
      assertThat(project.folder().resolve("clips/README.md")).content().contains("synthetic");
      assertThat(new GeneratedClips().among(project.library().clips())).hasSize(clips);
    }
  }

  @Test
  void whatASuddenEndLeftOutComesWithTheNextOpeningAndNothingTwice() throws Exception {
    try (Project project = Project.create(folder.resolve("Sample"))) {
      Work afterAFew =
          new Work() {
            private long done;

            @Override
            public void progress(long now, long total) {
              done = now;
            }

            @Override
            public boolean cancelled() {
              return done >= 3;
            }
          };
      Assertions.assertThatThrownBy(() -> SampleProject.fill(project, afterAFew))
          .isInstanceOf(CancellationException.class);
      assertThat(project.library().clips()).hasSizeLessThan(SampleClips.names().size());
      SampleProject.fill(project, Work.UNWATCHED);
      int labels = project.labels().history().size();
      SampleProject.fill(project, Work.UNWATCHED);
      assertThat(project.library().clips()).hasSize(SampleClips.names().size());
      assertThat(project.labels().history()).hasSize(labels);
    }
    assertThat(Files.exists(folder.resolve("Sample/clips/truth.jsonl"))).isTrue();
  }
}
