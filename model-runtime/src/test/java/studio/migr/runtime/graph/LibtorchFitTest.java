package studio.migr.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library that would end the process is refused before it is loaded. */
final class LibtorchFitTest {
  @TempDir private Path installed;
  private Path library;

  @BeforeEach
  void install() throws IOException {
    library = Files.createDirectories(installed.resolve("lib"));
    Files.createFile(library.resolve(System.mapLibraryName("torch")));
  }

  private LibtorchFit check() {
    return LibtorchFit.check(Optional.of(library.toString()));
  }

  private void isRefused(LibtorchException.Fault fault, String... words) {
    assertThatThrownBy(this::check)
        .isInstanceOfSatisfying(
            LibtorchException.class,
            e -> {
              assertThat(e.fault()).isEqualTo(fault);
              assertThat(e.details()).contains(words);
            });
  }

  @Test
  void theOneAmongOurLibrariesFits() {
    assertThat(LibtorchFit.check(Optional.empty()).settings())
        .containsEntry("ai.djl.offline", "true")
        .doesNotContainKey("PYTORCH_VERSION");
  }

  @Test
  void theSameVersionOfTheUserFits() throws IOException {
    Files.writeString(installed.resolve("version.py"), "__version__ = '2.7.1+cpu'\n");
    assertThat(check().settings()).containsEntry("PYTORCH_FLAVOR", "cpu");
  }

  @Test
  void anotherVersionIsNamedWithTheOneNeeded() throws IOException {
    Files.writeString(installed.resolve("version.py"), "__version__ = '2.6.0+cpu'\n");
    isRefused(LibtorchException.Fault.OTHER_VERSION, "2.6.0+cpu", "2.7.1");
  }

  @Test
  void anotherCudaIsNamedWithTheOneNeeded() throws IOException {
    Files.createFile(library.resolve(System.mapLibraryName("torch_cuda")));
    Files.writeString(installed.resolve("build-version"), "2.7.1+cu126\n");
    isRefused(LibtorchException.Fault.OTHER_VERSION, "2.7.1+cu126", "2.7.1+cu128");
  }

  @Test
  void aLibraryThatDoesNotSayItsVersionIsRefused() {
    isRefused(LibtorchException.Fault.UNKNOWN_VERSION, "2.7.1");
  }

  @Test
  void aFolderWithoutTheLibraryIsRefused() throws IOException {
    Files.delete(library.resolve(System.mapLibraryName("torch")));
    isRefused(LibtorchException.Fault.NOT_IN_FOLDER, library.toString());
  }
}
