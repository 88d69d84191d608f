package studio.migr.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Folders by the names that people have for them. */
class FolderNamesTest {
  private static final String RUN = "/lab/project/runs/2026-03-04-sft/model";
  private static final String SNAPSHOT = "/lab/project/snapshots/" + "d650b52d".repeat(8);
  private static final FolderNames NAMES =
      new FolderNames(List.of(RUN, SNAPSHOT, "/a/humanomni", "/b/humanomni"));

  @Test
  void aRunsModelIsCalledByTheRunAndASnapshotByItsFirstDigits() {
    assertThat(NAMES.toString(RUN)).isEqualTo("2026-03-04-sft");
    assertThat(NAMES.toString(SNAPSHOT)).isEqualTo("d650b52d");
    assertThat(NAMES.fromString(" 2026-03-04-sft ")).isEqualTo(RUN);
    assertThat(NAMES.fromString("d650b52d")).isEqualTo(SNAPSHOT);
  }

  @Test
  void ofTwoFoldersOfOneNameOneKeepsItsPath() {
    assertThat(NAMES.toString("/a/humanomni")).isEqualTo("humanomni");
    assertThat(NAMES.toString("/b/humanomni")).isEqualTo("/b/humanomni");
    assertThat(NAMES.fromString("/b/humanomni")).isEqualTo("/b/humanomni");
  }

  @Test
  void whatIsTypedIsAPath() {
    assertThat(NAMES.fromString("/elsewhere/model")).isEqualTo("/elsewhere/model");
    assertThat(NAMES.fromString(null)).isEmpty();
    assertThat(NAMES.toString(null)).isEmpty();
  }
}
