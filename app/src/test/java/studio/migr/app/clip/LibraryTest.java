package studio.migr.app.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.media.MediaNote;
import studio.migr.runtime.work.Work;

final class LibraryTest {
  @TempDir Path folder;

  private Path clips;
  private Project project;
  private Library library;

  @BeforeEach
  void open() throws ProjectException {
    clips = folder.resolve("clips");
    project = Project.create(folder.resolve("project"));
    library = project.library();
  }

  @AfterEach
  void close() {
    project.close();
  }

  private void reopen() throws ProjectException {
    project.close();
    project = Project.open(folder.resolve("project"));
    library = project.library();
  }

  private Clip add(String name, int hertz) throws IOException, ProjectException {
    Path file = Wav.write(clips.resolve(name), hertz);
    return library.add(List.of(file), Work.UNWATCHED).added().getFirst();
  }

  @Test
  void aClipIsKnownByItsContentAndFoundByIdPathAndName() throws Exception {
    Clip clip = add("a.wav", 100);
    assertThat(clip.id()).matches("[0-9a-f]{16}");
    assertThat(clip.hasPicture()).isFalse();
    assertThat(clip.hasSound()).isTrue();
    assertThat(clip.durationMs()).isEqualTo(1000);
    assertThat(clip.notes()).containsExactly(MediaNote.SOUND_ONLY);
    assertThat(library.media(clip.id()).audio().getFirst().sampleRate()).isEqualTo(Wav.RATE);
    for (String name : List.of(clip.id(), clip.path().toString(), "a.wav")) {
      assertThat(library.find(name)).as(name).contains(clip);
    }
    Path relative = Path.of("").toAbsolutePath().relativize(clip.path());
    assertThat(library.find(relative.toString())).contains(clip);
    assertThat(library.find("b.wav")).isEmpty();
    assertThat(library.find("\u0000")).isEmpty();

    add("deeper/a.wav", 200);
    assertThat(library.find("a.wav")).as("two have this name").isEmpty();
    assertThat(library.named("a.wav")).hasSize(2);
  }

  @Test
  void clipsKeepTheirOrderAndStayAfterARestart() throws Exception {
    for (int k = 5; k > 0; k--) {
      add("clip" + k + ".wav", 100 * k);
    }
    List<Clip> before = library.clips();
    assertThat(before).extracting(Clip::name).startsWith("clip5.wav").endsWith("clip1.wav");
    reopen();
    assertThat(library.clips()).isEqualTo(before);
  }

  @Test
  void whatWasAddedBeforeACancelStays() throws Exception {
    for (int k = 1; k <= 8; k++) {
      Wav.write(clips.resolve("clip" + k + ".wav"), 100 * k);
    }
    AtomicInteger looked = new AtomicInteger();
    Work stoppedAfterThree =
        new Work() {
          @Override
          public void progress(long done, long total) {
            looked.set((int) done);
          }

          @Override
          public boolean cancelled() {
            return looked.get() >= 3;
          }
        };
    Throwable end = catchThrowable(() -> library.add(List.of(clips), stoppedAfterThree));
    assertThat(end).isInstanceOf(CancellationException.class);
    assertThat(library.clips())
        .extracting(Clip::name)
        .containsExactly("clip1.wav", "clip2.wav", "clip3.wav");
    reopen();
    assertThat(library.clips()).hasSize(3);
    assertThat(library.add(List.of(clips), Work.UNWATCHED).added()).hasSize(5);
  }

  @Test
  void missingFilesAreNoticedAndFoundAgainByTheirContent() throws Exception {
    Clip kept = add("kept.wav", 100);
    Clip moved = add("moved.wav", 200);
    Clip lost = add("lost.wav", 300);
    AtomicInteger changes = new AtomicInteger();
    Subscription subscription = library.onChange(changes::incrementAndGet);
    library.refreshMissing(Work.UNWATCHED);
    assertThat(changes).as("nothing is missing yet").hasValue(0);

    Path newPlace = folder.resolve("archive/2026/other name.wav");
    Files.createDirectories(newPlace.getParent());
    Files.move(moved.path(), newPlace);
    Wav.write(folder.resolve("archive/same size.wav"), 999);
    Files.delete(lost.path());
    library.refreshMissing(Work.UNWATCHED);
    assertThat(changes).hasValue(1);
    assertThat(library.clips()).extracting(Clip::missing).containsExactly(false, true, true);

    assertThat(library.findMoved(folder.resolve("archive"), Work.UNWATCHED))
        .extracting(Clip::id)
        .containsExactly(moved.id());
    subscription.unsubscribe();
    reopen();
    library.refreshMissing(Work.UNWATCHED);
    assertThat(library.find(moved.id()).orElseThrow().path()).isEqualTo(newPlace);
    assertThat(library.find("other name.wav")).map(Clip::id).contains(moved.id());
    assertThat(library.find(kept.id()).orElseThrow().missing()).isFalse();
    assertThat(library.find(lost.id()).orElseThrow().missing()).isTrue();
    assertThat(changes).hasValue(2);
  }

  @Test
  void aClipIsRelocatedOnlyToItsOwnContent() throws Exception {
    Clip clip = add("a.wav", 100);
    Path other = Wav.write(folder.resolve("other.wav"), 200);
    assertThatThrownBy(() -> library.relocate(clip.id(), other, Work.UNWATCHED))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("other.wav is not the file of a.wav");
    assertThatThrownBy(
            () -> library.relocate(clip.id(), folder.resolve("none.wav"), Work.UNWATCHED))
        .isInstanceOf(ProjectException.class)
        .hasMessageContaining("does not exist");
    assertThat(library.clips()).containsExactly(clip);

    Path copy = Files.copy(clip.path(), folder.resolve("copy.wav"));
    Files.delete(clip.path());
    library.relocate(clip.id(), copy, Work.UNWATCHED);
    assertThat(library.clips()).extracting(Clip::path).containsExactly(copy);
  }

  @Test
  void theProjectsOwnFoldersAndHiddenOnesAreNotLookedInto() throws Exception {
    Path root = project.folder();
    Wav.write(root.resolve("clips/mine.wav"), 100);
    Wav.write(root.resolve("cache/peaks.wav"), 200);
    Wav.write(root.resolve(".trash/old.wav"), 300);
    Wav.write(root.resolve("clips/._mine.wav"), 400);
    ImportReport report = library.add(List.of(root), Work.UNWATCHED);
    assertThat(report.added()).extracting(Clip::name).containsExactly("mine.wav");
    assertThat(report.failed()).isEmpty();
  }

  @Test
  void aCircleOfLinksEnds() throws Exception {
    Wav.write(clips.resolve("a.wav"), 100);
    Files.createSymbolicLink(clips.resolve("round"), clips);
    Files.createSymbolicLink(clips.resolve("again.wav"), clips.resolve("a.wav"));
    ImportReport report = library.add(List.of(clips), Work.UNWATCHED);
    assertThat(report.added()).hasSize(1);
    assertThat(report.skipped()).isEmpty();
  }

  @Test
  void progressCountsFiles() throws Exception {
    Wav.write(clips.resolve("a.wav"), 100);
    Wav.write(clips.resolve("b.wav"), 200);
    List<String> progress = new ArrayList<>();
    library.add(
        List.of(clips),
        new Work() {
          @Override
          public void progress(long done, long total) {
            progress.add(done + "/" + total);
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        });
    assertThat(progress).containsExactly("0/2", "1/2", "2/2");
  }

  @Test
  void readingOnlyRefusesAnImportAtOnce() throws Exception {
    add("a.wav", 100);
    try (Project reading = Project.openReadOnly(project.folder())) {
      assertThatThrownBy(() -> reading.library().add(List.of(clips), Work.UNWATCHED))
          .isInstanceOf(ProjectException.class)
          .hasMessageContaining("for reading only");
    }
  }
}
