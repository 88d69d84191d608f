package studio.migr.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import studio.migr.app.doctor.Finding.Status;

class CheckupTest {
  @Test
  void aCheckThatBreaksCountsAsFailedAndTheOthersStillRun() {
    Check well = check("well", () -> Finding.ok("fine"));
    Check broken =
        check(
            "broken",
            () -> {
              throw new IOException("the cable is cut");
            });
    Check noLibrary =
        check(
            "library",
            () -> {
              throw new UnsatisfiedLinkError("no such library");
            });

    Map<Check, Finding> findings = new Checkup(List.of(broken, noLibrary, well)).run();

    assertThat(findings.keySet()).containsExactly(broken, noLibrary, well);
    assertThat(findings.values())
        .extracting(Finding::status)
        .containsExactly(Status.FAILED, Status.FAILED, Status.OK);
    assertThat(findings.values())
        .extracting(Finding::detail)
        .satisfiesExactly(
            detail -> assertThat(detail).contains("the cable is cut"),
            detail -> assertThat(detail).contains("no such library"),
            detail -> assertThat(detail).isEqualTo("fine"));
  }

  @Test
  void whatIsNotWellAlwaysComesWithARemedy() {
    assertThatThrownBy(() -> new Finding(Status.WARNING, "odd", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Finding(Status.OK, "fine", "do something"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thisMachineIsCheckedForEverythingThatDoctorPromises() {
    assertThat(Checkup.ofThisMachine(Path.of("")).checks())
        .extracting(Check::name)
        .containsExactlyInAnyOrder(
            "java",
            "memory",
            "natives",
            "codecs",
            "faces",
            "window",
            "audio_device",
            "gpu",
            "disk",
            "rights",
            "network_free_start");
  }

  private static Check check(String name, FindingSource source) {
    return new Check() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Finding run() throws Exception {
        return source.find();
      }
    };
  }

  private interface FindingSource {
    Finding find() throws Exception;
  }
}
