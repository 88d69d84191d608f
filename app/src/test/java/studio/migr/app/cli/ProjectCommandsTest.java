package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.testing.StudioProcess;
import studio.migr.app.testing.Wav;

/** The commands that work on a project, as a script sees them. */
final class ProjectCommandsTest {
  @TempDir Path folder;

  private Path clips;
  private Path project;

  @BeforeEach
  void places() {
    clips = folder.resolve("clips");
    project = folder.resolve("project");
  }

  private void importTwo() throws IOException {
    Wav.write(clips.resolve("one.wav"), 100);
    Wav.write(clips.resolve("two.wav"), 200);
    assertThat(CommandRun.of("import", clips, "--project", project).exit()).isZero();
  }

  private CommandRun label(Object... arguments) {
    Object[] all = new Object[arguments.length + 3];
    all[0] = "label";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--project";
    all[all.length - 1] = project;
    return CommandRun.of(all);
  }

  private List<JsonNode> labels(Object... more) {
    Object[] all = new Object[more.length + 4];
    all[0] = "labels";
    all[1] = "--json";
    all[2] = "--project";
    all[3] = project;
    System.arraycopy(more, 0, all, 4, more.length);
    CommandRun run = CommandRun.of(all);
    assertThat(run.exit()).as(run.err()).isZero();
    return list(run.json().get("labels"));
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static List<String> values(List<JsonNode> nodes, String field) {
    return nodes.stream().map(node -> node.get(field).asText()).toList();
  }

  @Test
  void goodFilesOfAFolderAreImportedAndEachBadOneGetsItsSentence() throws IOException {
    Wav.write(clips.resolve("good.wav"), 100);
    Wav.write(clips.resolve("deep/down/good too.wav"), 200);
    Wav.write(clips.resolve("the same.wav"), 200);
    Wav.write(clips.resolve(".hidden/not looked at.wav"), 300);
    Files.writeString(clips.resolve("notes.txt"), "no media by its name");
    Files.createFile(clips.resolve("empty.mp4"));
    Files.writeString(clips.resolve("text.mkv"), "This is a text. ".repeat(500));
    byte[] noise = new byte[50_000];
    new Random(1).nextBytes(noise);
    Files.write(clips.resolve("noise.mov"), noise);
    Files.write(clips.resolve("cut.wav"), Arrays.copyOf(Wav.bytes(400), 30));

    CommandRun run = CommandRun.of("import", clips, "--project", project, "--json");
    assertThat(run.exit()).isEqualTo(Exit.FAILED);
    JsonNode result = run.json();
    assertThat(list(result.get("added")))
        .extracting(node -> Path.of(node.get("path").asText()).getFileName().toString())
        .containsExactlyInAnyOrder("good.wav", "good too.wav");
    assertThat(list(result.get("skipped")))
        .singleElement()
        .satisfies(
            node ->
                assertThat(node.get("reason").asText())
                    .contains("the same.wav")
                    .contains("good too.wav"));
    assertThat(list(result.get("failed")))
        .hasSize(4)
        .allSatisfy(
            node ->
                assertThat(node.get("reason").asText())
                    .contains(node.get("path").asText())
                    .doesNotContain("unexpected")
                    .endsWith("."));
    assertThat(result.get("labels").intValue()).isZero();
    assertThat(result.get("au_tracks").intValue()).isZero();
    assertThat(run.err().lines().filter(line -> line.contains("empty.mp4"))).hasSize(1);

    CommandRun again = CommandRun.of("import", clips, "--project", project, "--json");
    assertThat(again.json().get("added")).isEmpty();
    assertThat(list(again.json().get("skipped"))).hasSize(3);
  }

  @Test
  void theRealClipsAreImportedWithTheirPicture() {
    Path grid = Path.of(System.getProperty("shared.directory", "none"), "clips", "grid");
    assumeTrue(Files.isDirectory(grid), "no real clips at " + grid);
    CommandRun run = CommandRun.of("import", grid, "--project", project, "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().get("added")).hasSize(4);

    CommandRun label =
        label(
            "bbaf2n.mpg",
            "--annotator",
            "A",
            "--emotion",
            "neutral",
            "--start-ms",
            "0",
            "--end-ms",
            "1000");
    assertThat(label.exit()).as(label.err()).isZero();
    JsonNode row = labels().getFirst();
    assertThat(row.get("time_base").asText()).isEqualTo("1/90000");
    assertThat(row.get("end_ms").doubleValue()).isEqualTo(1000);
    assertThat(row.get("end_pts").longValue()).isEqualTo(90000);
  }

  @Test
  void aMovedFileIsFoundAgainWithItsLabel() throws IOException {
    importTwo();
    label("one.wav", "--annotator", "A", "--emotion", "sad");
    Path moved = folder.resolve("elsewhere/renamed.wav");
    Files.createDirectories(moved.getParent());
    Files.move(clips.resolve("one.wav"), moved);

    CommandRun run = CommandRun.of("import", moved, "--project", project, "--json");
    assertThat(run.exit()).isZero();
    assertThat(run.json().get("added")).isEmpty();
    assertThat(run.json().get("relocated").get(0).get("path").asText()).isEqualTo(moved.toString());
    assertThat(values(labels(), "path")).containsExactly(moved.toString());
  }

  @Test
  void aLabelKeepsWhatIsNotGiven() throws IOException {
    importTwo();
    String id = label("one.wav", "--annotator", "A", "--emotion", "sad").out().strip();
    assertThat(id).matches("saved \\d+ [0-9a-f]{16}");
    label("one.wav", "--annotator", "A", "--dominant", "audio", "--confidence", "0.25");
    label(clips.resolve("one.wav"), "--annotator", "A", "--note", "  a, \"note\"  ");
    label("one.wav", "--annotator", "A", "--condition", "audio", "--emotion", "fear");
    label("two.wav", "--annotator", "B", "--emotion", "happy");

    List<JsonNode> labels = labels();
    assertThat(labels).hasSize(3);
    JsonNode first = labels.getFirst();
    assertThat(first.get("emotion").asText()).isEqualTo("sad");
    assertThat(first.get("dominant_modality").asText()).isEqualTo("audio");
    assertThat(first.get("confidence").doubleValue()).isEqualTo(0.25);
    assertThat(first.get("note").asText()).isEqualTo("a, \"note\"");
    assertThat(first.get("condition").asText()).isEqualTo("both");
    assertThat(first.get("start_ms").isNull()).isTrue();
    assertThat(labels("--history")).hasSize(5);
    assertThat(labels("--history").stream().filter(row -> row.get("current").asBoolean()))
        .hasSize(3);
  }

  @Test
  void aSegmentIsKeptInTicksWithinItsClip() throws IOException {
    importTwo();
    assertThat(
            label(
                    "one.wav",
                    "--annotator",
                    "A",
                    "--emotion",
                    "sad",
                    "--start-ms",
                    "100.5",
                    "--end-ms",
                    "1010")
                .exit())
        .isZero();
    JsonNode row = labels().getFirst();
    assertThat(row.get("start_pts").longValue()).isEqualTo(804);
    assertThat(row.get("end_pts").longValue()).isEqualTo(8000);
    assertThat(row.get("time_base").asText()).isEqualTo("1/8000");
    assertThat(row.get("start_ms").doubleValue()).isEqualTo(100.5);
    for (String[] wrong :
        List.of(
            new String[] {"500", "400"},
            new String[] {"-20", "400"},
            new String[] {"0", "5000"},
            new String[] {"NaN", "500"},
            new String[] {"1e300", "2e300"})) {
      CommandRun run =
          label(
              "one.wav",
              "--annotator",
              "A",
              "--emotion",
              "sad",
              "--start-ms",
              wrong[0],
              "--end-ms",
              wrong[1]);
      assertThat(run.exit()).as(Arrays.toString(wrong)).isEqualTo(Exit.FAILED);
      assertThat(run.err()).contains("one.wav").contains("0.0 to 1000.0 ms");
    }
    assertThat(label("one.wav", "--annotator", "A", "--emotion", "sad", "--start-ms", "1").err())
        .contains("both its start and its end");
    assertThat(labels()).hasSize(1);
  }

  @Test
  void aWrongWordGetsASentenceWithTheRightOnesAndChangesNothing() throws IOException {
    importTwo();
    CommandRun emotion = label("one.wav", "--annotator", "A", "--emotion", "blue");
    assertThat(emotion.exit()).isEqualTo(Exit.FAILED);
    assertThat(emotion.err()).contains("blue").contains("happy, sad, neutral");
    assertThat(label("one.wav", "--annotator", "A", "--dominant", "smell").err())
        .contains("audio, visual, both, none, conflict");
    assertThat(label("one.wav", "--annotator", "A", "--emotion", "sad", "--condition", "x").err())
        .contains("both, audio, visual");
    assertThat(label("three.wav", "--annotator", "A", "--emotion", "sad").err())
        .contains("no clip three.wav");
    assertThat(label("one.wav", "--annotator", "A", "--confidence", "7", "--emotion", "sad").err())
        .contains("7.0 is no confidence");
    assertThat(label("one.wav", "--annotator", "A").err()).contains("needs an emotion");
    assertThat(label("one.wav", "--emotion", "sad").exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(label("--annotator", "A", "--emotion", "sad").exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(labels("--history")).isEmpty();
  }

  @Test
  void undoAndRedoWorkFromProcessToProcess() throws IOException {
    importTwo();
    label("one.wav", "--annotator", "A", "--emotion", "sad");
    label("one.wav", "--annotator", "A", "--emotion", "fear");
    label("one.wav", "--annotator", "B", "--emotion", "happy");

    CommandRun undo = CommandRun.of("undo", "--project", project, "--annotator", "A", "--json");
    assertThat(undo.exit()).isZero();
    assertThat(undo.json().get("labels").intValue()).isEqualTo(1);
    assertThat(values(labels(), "emotion")).containsExactly("sad", "happy");
    CommandRun.of("undo", "--project", project, "--annotator", "A");
    assertThat(values(labels(), "emotion")).containsExactly("happy");
    CommandRun nothing = CommandRun.of("undo", "--project", project, "--annotator", "A");
    assertThat(nothing.exit()).isEqualTo(Exit.FAILED);
    assertThat(nothing.err()).contains("no change of A");

    CommandRun.of("redo", "--project", project, "--annotator", "A");
    assertThat(values(labels(), "emotion")).containsExactly("sad", "happy");
    label("one.wav", "--annotator", "A", "--emotion", "angry");
    assertThat(CommandRun.of("redo", "--project", project, "--annotator", "A").exit())
        .as("a new change leaves nothing to make again")
        .isEqualTo(Exit.FAILED);
    assertThat(labels("--history")).hasSize(4);
  }

  @Test
  void aFileOfLabelsIsSavedLineByLineAndTakenBackAtOnce() throws IOException {
    importTwo();
    Path file = folder.resolve("labels.jsonl");
    Files.write(
        file,
        List.of(
            "\uFEFF{\"clip\":\"one.wav\",\"annotator\":\"A\",\"emotion\":\"sad\"}",
            "",
            "{\"clip_id\":\"no such\",\"path\":\""
                + clips.resolve("two.wav")
                + "\","
                + "\"annotator\":\"A\",\"dominant_modality\":\"none\",\"emotion\":null}",
            "{\"clip\":\"one.wav\",\"annotator\":\"A\",\"dominant\":\"visual\"}",
            "{\"clip\":\"one.wav\",\"annotator\":\"A\",\"emotion\":\"blue\"}",
            "no json",
            "[]",
            "{\"clip\":7,\"emotion\":\"sad\"}",
            "{\"clip\":\"two.wav\",\"emotion\":\"fear\",\"start_ms\":0,\"end_ms\":500}"));
    CommandRun run = label("--file", file, "--annotator", "B");
    assertThat(run.exit()).isEqualTo(Exit.FAILED);
    assertThat(run.out().lines()).hasSize(4).allMatch(line -> line.startsWith("saved "));
    assertThat(run.err().lines())
        .hasSize(4)
        .allMatch(line -> line.startsWith(file.toString()))
        .anyMatch(line -> line.contains("line 5: blue"))
        .anyMatch(line -> line.contains("line 6: "))
        .anyMatch(line -> line.contains("line 7: "))
        .anyMatch(line -> line.contains("line 8: The field clip must be a text"));
    List<JsonNode> labels = labels();
    assertThat(labels).hasSize(3);
    assertThat(labels.get(1).get("emotion").asText())
        .as("later lines build on earlier ones")
        .isEqualTo("sad");
    assertThat(labels.get(1).get("dominant_modality").asText()).isEqualTo("visual");

    CommandRun.of("undo", "--project", project, "--annotator", "A");
    assertThat(values(labels(), "annotator")).containsExactly("B");
  }

  @Test
  void exportsCanBeReadAgain() throws IOException {
    importTwo();
    String note = "comma, \"quote\"\nand a line";
    label(
        "one.wav",
        "--annotator",
        "A; B",
        "--emotion",
        "sad",
        "--note",
        note,
        "--start-ms",
        "0",
        "--end-ms",
        "0.125",
        "--confidence",
        "0.00001");
    Path csv = folder.resolve("labels.csv");
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(
              CommandRun.of("export", "--project", project, "--format", "csv", "--out", csv).exit())
          .isZero();
    } finally {
      Locale.setDefault(before);
    }
    String text = Files.readString(csv);
    assertThat(text)
        .startsWith(
            "clip_id,path,annotator,condition,emotion,dominant_modality,confidence,"
                + "start_ms,end_ms,start_pts,end_pts,time_base,note,event_id,time,by,round\r\n")
        .contains(
            ",A; B,both,sad,,0.00001,0,0.125,0,1,1/8000," + "\"comma, \"\"quote\"\"\nand a line\",")
        .endsWith("Z,A; B,\r\n");

    CommandRun again =
        CommandRun.of("export", "--project", project, "--format", "csv", "--out", csv);
    assertThat(again.exit()).isEqualTo(Exit.FAILED);
    assertThat(again.err()).contains("--force");
    assertThat(csv).hasContent(text);
    assertThat(
            CommandRun.of(
                    "export", "--project", project, "--format", "csv", "--out", csv, "--force")
                .exit())
        .isZero();
    assertThat(folder.toFile().list()).doesNotContain(".part").hasSize(3);

    Path jsonl = folder.resolve("labels.jsonl");
    CommandRun.of("export", "--project", project, "--format", "jsonl", "--out", jsonl);
    List<JsonNode> before0 = labels();
    CommandRun.of("undo", "--project", project, "--annotator", "A; B");
    assertThat(labels()).isEmpty();
    assertThat(label("--file", jsonl).exit()).isZero();
    JsonNode back = labels().getFirst();
    for (String field : List.of("clip_id", "note", "start_pts", "end_pts", "confidence")) {
      assertThat(back.get(field)).as(field).isEqualTo(before0.getFirst().get(field));
    }
    assertThat(CommandRun.of("export", "--project", project, "--format", "x", "--out", csv).exit())
        .isEqualTo(Exit.WRONG_USE);
  }

  @Test
  void repairNamesADamagedLine() throws IOException {
    importTwo();
    label("one.wav", "--annotator", "A", "--emotion", "sad");
    label("two.wav", "--annotator", "A", "--emotion", "fear");
    CommandRun good = CommandRun.of("repair", "--project", project, "--json");
    assertThat(good.exit()).as(good.err()).isZero();
    assertThat(good.json().get("labels").intValue()).isEqualTo(2);
    assertThat(good.json().get("clips").intValue()).isEqualTo(2);
    assertThat(good.json().get("database_differed").booleanValue()).isFalse();

    Path journal = project.resolve("journal/000000000001.jsonl");
    Files.writeString(
        journal, Files.readString(journal).replace("\"emotion\":\"sad\"", "\"emotion\":\"mad\""));
    CommandRun bad = CommandRun.of("repair", "--project", project, "--json");
    assertThat(bad.exit()).isEqualTo(Exit.FAILED);
    assertThat(bad.err()).contains("Line 4 of").contains("damaged");
    assertThat(bad.json().get("problems").get(0).get("line").intValue()).isEqualTo(4);
    assertThat(bad.json().get("database_differed").booleanValue()).isTrue();
    assertThat(values(labels(), "emotion")).containsExactly("fear");
  }

  @Test
  void whatIsNoProjectGetsASentence() throws IOException {
    Files.createDirectories(folder.resolve("plain"));
    Path file = Files.writeString(folder.resolve("file"), "x");
    CommandRun plain = CommandRun.of("labels", "--project", folder.resolve("plain"));
    assertThat(plain.exit()).isEqualTo(Exit.FAILED);
    assertThat(plain.err()).contains("is no project");
    assertThat(CommandRun.of("labels", "--project", folder.resolve("none")).err())
        .contains("does not exist");
    assertThat(CommandRun.of("import", clips, "--project", file).err())
        .contains("is a file; a project needs a folder");
    assertThat(folder.resolve("plain").toFile().list()).isEmpty();
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void theRealProgramDoesAllThisInProcessesOfItsOwn() throws IOException {
    Wav.write(clips.resolve("ün.wav"), 100);
    StudioProcess.Result added =
        StudioProcess.run("import", clips.toString(), "--project", project.toString(), "--json");
    assertThat(added.exit()).as(added.err()).isZero();
    String id =
        new ObjectMapper().readTree(added.out()).get("added").get(0).get("clip_id").asText();
    StudioProcess.Result saved =
        StudioProcess.run(
            "label",
            id,
            "--project",
            project.toString(),
            "--annotator",
            "Zoë",
            "--emotion",
            "surprise",
            "--note",
            "größer");
    assertThat(saved.out()).matches("saved 3 " + id + "\n");
    StudioProcess.Result labels =
        StudioProcess.run("labels", "--project", project.toString(), "--json");
    assertThat(labels.err()).isEmpty();
    JsonNode row = new ObjectMapper().readTree(labels.out()).get("labels").get(0);
    assertThat(row.get("path").asText()).endsWith("ün.wav");
    assertThat(row.get("note").asText()).isEqualTo("größer");
    assertThat(
            new String(
                Files.readAllBytes(project.resolve("journal/000000000001.jsonl")),
                StandardCharsets.UTF_8))
        .contains("größer");
  }

  @Test
  void aProjectBegunWithAnotherSchemeTakesItsWordsAndNoOthers() throws IOException {
    Wav.write(clips.resolve("one.wav"), 100);
    assertThat(CommandRun.of("import", clips, "--project", project, "--scheme", "mafw").exit())
        .isZero();
    assertThat(label("one.wav", "--annotator", "A", "--emotion", "contempt").exit()).isZero();
    CommandRun refused = label("one.wav", "--annotator", "A", "--emotion", "happy");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("happy").contains("happiness");
    assertThat(labels().getFirst().get("by").asText()).isEqualTo("A");
    assertThat(labels().getFirst().get("round").isNull()).isTrue();
  }

  @Test
  void aSchemeCanComeFromAFileAndAWrongOneIsRefusedBeforeAnythingIsMade() throws IOException {
    Wav.write(clips.resolve("one.wav"), 100);
    Path file = folder.resolve("mine.json");
    Files.writeString(file, "{\"name\": \"mine\", \"emotions\": [\"awe\", \"awe\"]}");
    CommandRun twice = CommandRun.of("import", clips, "--project", project, "--scheme", file);
    assertThat(twice.exit()).isEqualTo(1);
    assertThat(project).doesNotExist();
    assertThat(CommandRun.of("import", clips, "--project", project, "--scheme", "none").exit())
        .isEqualTo(1);
    Files.writeString(file, "{\"name\": \"mine\", \"emotions\": [\"awe\", \"dread\"]}");
    assertThat(CommandRun.of("import", clips, "--project", project, "--scheme", file).exit())
        .isZero();
    assertThat(label("one.wav", "--annotator", "A", "--emotion", "dread").exit()).isZero();
  }
}
