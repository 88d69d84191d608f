package studio.migr.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A report goes to strangers: nobody's name and nobody's folders may stand in it. */
class ReportTest {
  private final Report report =
      Report.of(
          Map.of(
              Path.of("/home/mina"), "~",
              Path.of("/home/mina/Study of Fear"), "<project>"),
          "mina");

  @Test
  void foldersOfTheUserAreCalledByWhatTheyAreFor() {
    assertThat(report.withoutPersons("/home/mina/Study of Fear: 3.1 GiB free; /home/mina: 2 GiB"))
        .isEqualTo("<project>: 3.1 GiB free; ~: 2 GiB");
  }

  @Test
  void anyOtherFolderIsLeftOut() {
    assertThat(report.withoutPersons("No such file: /mnt/lab/anna.b/clip 3.mp4"))
        .isEqualTo("No such file: <folder> 3.mp4");
    assertThat(report.withoutPersons("in C:\\Users\\anna\\data, D:/x"))
        .isEqualTo("in <folder>, <folder>");
    assertThat(report.withoutPersons("on \\\\server\\anna")).isEqualTo("on <folder>");
  }

  @Test
  void theNameOfTheUserIsLeftOutWhereItStandsAloneAndNotInsideOfWords() {
    assertThat(report.withoutPersons("Mina may not write, but minas and nominal are words"))
        .isEqualTo("<user> may not write, but minas and nominal are words");
  }

  @Test
  void figuresAndVersionsStay() {
    String said = "FFmpeg 8.0.1 (LGPL v3 or later) for linux-x86_64, 24/7, 3.5 GiB";
    assertThat(report.withoutPersons(said)).isEqualTo(said);
  }

  @Test
  void aReportOfThisMachineNamesNeitherItsUserNorItsFolders() {
    Path work = Path.of("").toAbsolutePath();
    Path home = Path.of(System.getProperty("user.home"));
    Checkup checkup =
        new Checkup(
            List.of(
                new JavaCheck(Runtime.version()),
                DiskCheck.of(List.of(work, home)),
                new RightsCheck(List.of(work, home, Path.of("/")))));
    String text = Report.ofThisMachine(work).text("1.0", checkup.run());
    assertThat(text)
        .contains("MIGR Studio 1.0", "Java", "<java>", "<project>", "~")
        .doesNotContain(work.toString(), System.getProperty("java.home"))
        .doesNotContainPattern("(?<!\\w)" + System.getProperty("user.name") + "(?!\\w)");
  }
}
