package studio.migr.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.doctor.Finding.Status;

/** The checks that look at the machine, on machines that are well and on machines that are not. */
class MachineChecksTest {
  private static final long GIB = 1L << 30;

  @TempDir Path folder;

  @Test
  void anotherJavaThanTheOneItIsBuiltForIsAWarning() {
    assertThat(new JavaCheck(Runtime.Version.parse("25.0.1+8")).run().status())
        .isEqualTo(Status.OK);
    Finding newer = new JavaCheck(Runtime.Version.parse("26+35")).run();
    assertThat(newer.status()).isEqualTo(Status.WARNING);
    assertThat(newer.remedy()).contains("25");
  }

  @Test
  void littleMemoryIsAWarningAndBothFiguresAreNamed() {
    Finding little = new MemoryCheck(2 * GIB, GIB / 2).run();
    assertThat(little.status()).isEqualTo(Status.WARNING);
    assertThat(little.detail()).contains("2.0 GiB", "0.5 GiB");
    assertThat(new MemoryCheck(16 * GIB, 4 * GIB).run().status()).isEqualTo(Status.OK);
    assertThat(MemoryCheck.installed()).isGreaterThan(GIB / 2);
  }

  @Test
  void theFolderWithLeastRoomDecides() {
    List<Path> folders = List.of(folder, folder.getRoot());
    assertThat(disk(folders, 50 * GIB, 50 * GIB).status()).isEqualTo(Status.OK);
    assertThat(disk(folders, 50 * GIB, GIB).status()).isEqualTo(Status.WARNING);
    assertThat(disk(folders, 100L << 20, 50 * GIB).status()).isEqualTo(Status.FAILED);
  }

  private static Finding disk(List<Path> folders, long first, long second) {
    return new DiskCheck(folders, path -> path.equals(folders.getFirst()) ? first : second).run();
  }

  @Test
  void aFolderThatDoesNotExistYetStandsForItsParent() {
    Finding finding = DiskCheck.of(List.of(folder.resolve("new/project"))).run();
    assertThat(finding.detail()).contains(folder.toString()).doesNotContain("new");
    assertThat(new RightsCheck(List.of(folder.resolve("new/project"))).run().status())
        .isEqualTo(Status.OK);
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("a file, no folder"));
    Finding finding = new RightsCheck(List.of(folder, file)).run();
    assertThat(finding.status()).isEqualTo(Status.FAILED);
    assertThat(finding.detail()).contains("a file, no folder");
    assertThat(folder).isDirectoryContaining(each -> each.equals(file));
    try (var left = Files.list(folder)) {
      assertThat(left).as("the check removes what it wrote").containsExactly(file);
    }
  }

  @Test
  void aCodecWithoutADecoderIsNamed() {
    Finding finding = new CodecsCheck(List.of("h264", "no_such_codec")).run();
    assertThat(finding.status()).isEqualTo(Status.FAILED);
    assertThat(finding.detail()).contains("no_such_codec").doesNotContain("h264");
  }

  @Test
  void everyCodecThatClipsAreExpectedInCanBeDecoded() {
    assertThat(new CodecsCheck().run().status()).isEqualTo(Status.OK);
  }

  @Test
  void ffmpegIsNamedWithVersionAndLicence() {
    Finding finding = new NativesCheck().run();
    assertThat(finding.status()).isEqualTo(Status.OK);
    assertThat(finding.detail()).containsPattern("FFmpeg \\d+\\.\\d+.*LGPL");
  }

  @Test
  void withoutACardModelsRunOnTheProcessor() throws Exception {
    Finding none = new GpuCheck(folder.resolve("none"), folder.resolve("no-tool").toString()).run();
    assertThat(none.status()).isEqualTo(Status.WARNING);
    assertThat(none.remedy()).contains("processor");

    Path driver = Files.writeString(folder.resolve("version"), "NVRM version: 580.1\nGCC: 13\n");
    Finding driverOnly = new GpuCheck(driver, folder.resolve("no-tool").toString()).run();
    assertThat(driverOnly.status()).isEqualTo(Status.WARNING);
    assertThat(driverOnly.detail()).contains("580.1").doesNotContain("GCC");
  }

  @Test
  void withoutASoundDeviceTheClockOfTheComputerServes() throws Exception {
    Finding finding = new AudioDeviceCheck().run();
    assertThat(finding.status()).isIn(Status.OK, Status.WARNING);
  }

  @Test
  void theToolkitStartsAndDrawsWithoutADisplay() throws Exception {
    Finding finding = new WindowCheck(Map.of()).run();
    assertThat(finding.status()).as(finding.detail()).isEqualTo(Status.OK);
    assertThat(finding.detail()).contains("off-screen");
  }

  @Test
  void everythingNativeStartsFromEmptyCachesWhereNoHostNameResolves() throws Exception {
    Finding finding = new OfflineStartCheck().run();
    assertThat(finding.status()).as(finding.detail()).isEqualTo(Status.OK);
  }
}
