package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.store.ServerAddress;
import studio.migr.app.store.TestPostgres;
import studio.migr.app.testing.Wav;

/** The commands of shared projects as a script sees them, on a real PostgreSQL. */
final class SharedProjectCommandsTest {
  private static final String SUBTITLES = "1\r\n00:00:00,100 --> 00:00:00,400\r\nHello\r\n";

  @TempDir Path folder;

  private Path clips = Path.of("");
  private Path mine = Path.of("");
  private Path theirs = Path.of("");

  @BeforeEach
  void aProjectWithTwoClips() throws IOException {
    clips = folder.resolve("clips");
    mine = folder.resolve("mine");
    theirs = folder.resolve("theirs");
    Wav.write(clips.resolve("one.wav"), 100);
    Wav.write(clips.resolve("two.wav"), 200);
    done("import", clips, "--project", mine);
  }

  private static CommandRun done(Object... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    return run;
  }

  private static CommandRun refused(String why, Object... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(Exit.FAILED);
    assertThat(run.err().lines()).hasSize(1).first().asString().contains(why);
    return run;
  }

  private static CommandRun share(Path project, ServerAddress server) {
    return done(
        "project",
        "share",
        "--project",
        project,
        "--server",
        server.text(),
        "--name",
        server.project(),
        "--lead",
        "Lea",
        "--json");
  }

  private static CommandRun join(Path project, ServerAddress server) {
    return done(
        "project",
        "join",
        "--project",
        project,
        "--server",
        server.text(),
        "--name",
        server.project(),
        "--json");
  }

  private static void label(Path project, String clip, String annotator, String emotion) {
    done("label", clip, "--project", project, "--annotator", annotator, "--emotion", emotion);
  }

  private static List<String> labels(Path project) {
    List<String> said = new ArrayList<>();
    for (JsonNode row : done("labels", "--json", "--project", project).json().path("labels")) {
      said.add(row.path("annotator").asText() + " " + row.path("emotion").asText());
    }
    return said.stream().sorted().toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private static String journal(Path project) throws IOException {
    return Files.readString(project.resolve("journal/000000000001.jsonl"), StandardCharsets.UTF_8);
  }

  @Test
  void twoMachinesShareTheirLabelsAndEachTakesThemHome() throws IOException {
    ServerAddress server = TestPostgres.address();
    label(mine, "one.wav", "Ann", "sad");
    JsonNode shared = share(mine, server).json();
    assertThat(shared.path("name").asText()).isEqualTo(server.project());
    assertThat(shared.path("server").asText()).isEqualTo(server.text());
    assertThat(join(theirs, server).json().path("events").asLong())
        .isEqualTo(shared.path("events").asLong());
    assertThat(labels(theirs)).containsExactly("Ann sad");

    label(theirs, "two.wav", "Ben", "fear");
    JsonNode settled = done("project", "sync", "--project", theirs, "--json").json();
    assertThat(settled.path("connected").asBoolean()).isTrue();
    assertThat(settled.path("waiting").asInt()).isZero();
    done("project", "sync", "--project", mine);
    assertThat(labels(mine)).isEqualTo(labels(theirs)).containsExactly("Ann sad", "Ben fear");

    done("project", "leave", "--project", theirs);
    done("project", "leave", "--project", mine);
    assertThat(journal(mine)).isEqualTo(journal(theirs));
    refused("is no shared project", "project", "sync", "--project", mine);
  }

  @Test
  void whatCannotBeSharedOrJoinedStaysAsItWas() throws IOException {
    ServerAddress server = TestPostgres.address();
    String before = journal(mine);
    refused(
        "does not answer",
        "project",
        "share",
        "--project",
        mine,
        "--server",
        "postgresql://a@localhost:1/none",
        "--name",
        "p",
        "--lead",
        "Lea");
    refused(
        "There is no project",
        "project",
        "join",
        "--project",
        theirs,
        "--server",
        server.text(),
        "--name",
        server.project());
    refused(
        "Leave the password out",
        "project",
        "share",
        "--project",
        mine,
        "--server",
        "postgresql://a:s3cret@localhost/none",
        "--name",
        "p",
        "--lead",
        "Lea");
    assertThat(journal(mine)).isEqualTo(before);
    assertThat(theirs).doesNotExist();
    assertThat(CommandRun.of("project", "share", "--project", mine).exit())
        .isEqualTo(Exit.WRONG_USE);

    share(mine, server);
    Path third = folder.resolve("third");
    done("import", clips, "--project", third);
    before = journal(third);
    refused(
        "join it, or share yours under another name",
        "project",
        "share",
        "--project",
        third,
        "--server",
        server.text(),
        "--name",
        server.project(),
        "--lead",
        "Lea");
    refused(
        "has a project already",
        "project",
        "join",
        "--project",
        third,
        "--server",
        server.text(),
        "--name",
        server.project());
    assertThat(journal(third)).isEqualTo(before);
  }

  @Test
  void eachMachineFindsTheClipsBelowItsOwnFolderByNameOrByContent() throws IOException {
    ServerAddress server = TestPostgres.address();
    share(mine, server);
    join(theirs, server);
    Path elsewhere = folder.resolve("disk/lab/clips");
    Files.createDirectories(elsewhere);
    Files.move(clips.resolve("one.wav"), elsewhere.resolve("one.wav"));
    Files.move(clips.resolve("two.wav"), elsewhere.resolve("renamed.wav"));
    JsonNode found =
        done("project", "media", folder.resolve("disk/lab"), "--project", theirs, "--json").json();
    assertThat(found.path("there").asInt()).isEqualTo(2);
    assertThat(found.path("found_by_content").asInt()).isEqualTo(1);
    assertThat(found.path("missing").asInt()).isZero();
    assertThat(journal(theirs))
        .as("where clips are is this machine's alone")
        .isEqualTo(journal(mine));

    Files.delete(elsewhere.resolve("renamed.wav"));
    CommandRun lacks =
        CommandRun.of("project", "media", folder.resolve("disk"), "--project", theirs, "--json");
    assertThat(lacks.exit()).isEqualTo(Exit.FAILED);
    assertThat(lacks.json().path("missing").asInt()).isEqualTo(1);
    refused("none", "project", "media", folder.resolve("none"), "--project", theirs);
    refused("is no shared project", "project", "media", clips, "--project", alone());
  }

  private Path alone() {
    Path alone = folder.resolve("alone");
    done("import", folder.resolve("disk"), "--project", alone);
    return alone;
  }

  @Test
  void transcriptsThatLieOnAnotherMachineAreNamedUntilTheyAreCopied() throws IOException {
    ServerAddress server = TestPostgres.address();
    Files.writeString(clips.resolve("one.srt"), SUBTITLES);
    done("import", clips.resolve("one.srt"), "--project", mine);
    share(mine, server);
    assertThat(join(theirs, server).err()).contains("One file with transcripts").contains("tracks");
    JsonNode lacks = done("project", "media", clips, "--project", theirs, "--json").json();
    assertThat(lacks.path("files_elsewhere").asInt()).isEqualTo(1);
    copy(mine.resolve("tracks"), theirs.resolve("tracks"));
    CommandRun whole = done("project", "media", clips, "--project", theirs, "--json");
    assertThat(whole.json().path("files_elsewhere").asInt()).isZero();
    assertThat(whole.err()).doesNotContain("transcripts");
  }

  @Test
  void aLeadNamesMembersAndDealsTheClipsOut() throws IOException {
    ServerAddress server = TestPostgres.address();
    for (int k = 0; k < 4; k++) {
      Wav.write(clips.resolve("more" + k + ".wav"), 300 + k);
    }
    done("import", clips, "--project", mine);
    share(mine, server);
    refused(
        "Only a lead",
        "project",
        "member",
        "Cleo",
        "--role",
        "lead",
        "--by",
        "Cleo",
        "--project",
        mine);
    done("project", "member", "Ann", "--by", "Lea", "--project", mine);
    refused(
        "no role", "project", "member", "Ann", "--role", "boss", "--by", "Lea", "--project", mine);
    refused(
        "Only a lead",
        "project",
        "assign",
        "--name",
        "week",
        "--to",
        "Ann,Ben",
        "--by",
        "Ann",
        "--project",
        mine);
    JsonNode dealt =
        done(
                "project",
                "assign",
                "--name",
                "week",
                "--to",
                "Ann,Ben",
                "--overlap",
                "0.33",
                "--by",
                "Lea",
                "--project",
                mine,
                "--json")
            .json();
    assertThat(dealt.path("clips").path("Ann").asInt()).as("two for both, and half").isEqualTo(4);
    assertThat(dealt.path("clips").path("Ben").asInt()).isEqualTo(4);
    done("project", "sync", "--project", mine);
    join(theirs, server);
    JsonNode members = done("project", "member", "--project", theirs, "--json").json();
    assertThat(
            StreamSupport.stream(members.path("members").spliterator(), false)
                .map(member -> member.path("name").asText() + " " + member.path("role").asText()))
        .containsExactlyInAnyOrder("Lea lead", "Ann annotator");
  }

  @Test
  void foldersThatGrewApartAreMergedOnceAndTheirConflictsListed() throws IOException {
    copy(mine, theirs);
    label(mine, "one.wav", "Ann", "sad");
    label(theirs, "one.wav", "Ann", "fear");
    label(theirs, "two.wav", "Ben", "happy");
    JsonNode merged = done("project", "merge", theirs, "--project", mine, "--json").json();
    assertThat(merged.path("taken").asInt()).isEqualTo(2);
    assertThat(merged.path("conflicts").asInt()).isEqualTo(1);
    assertThat(labels(mine)).containsExactly("Ann fear", "Ben happy");
    JsonNode conflict =
        done("project", "conflicts", "--project", mine, "--json").json().path("conflicts").path(0);
    assertThat(conflict.path("holds").path("emotion").asText()).isEqualTo("fear");
    assertThat(conflict.path("other").path("emotion").asText()).isEqualTo("sad");
    JsonNode again = done("project", "merge", theirs, "--project", mine, "--json").json();
    assertThat(again.path("taken").asInt()).isZero();
    assertThat(again.path("known").asInt()).isEqualTo(2);
    Path other = folder.resolve("other");
    done("import", clips, "--project", other);
    refused("is not the project", "project", "merge", other, "--project", mine);
  }
}
