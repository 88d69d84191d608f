package studio.migr.app.exchange.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.exchange.LabelSources;
import studio.migr.app.exchange.intake.FileRemark;
import studio.migr.app.exchange.intake.ImportPlan;
import studio.migr.app.exchange.intake.Intake;
import studio.migr.app.exchange.intake.IntakeReport;
import studio.migr.app.project.Project;
import studio.migr.app.testing.Wav;
import studio.migr.app.testing.Workbooks;
import studio.migr.runtime.testing.Mutations;
import studio.migr.runtime.work.Work;

/**
 * Damaged and hostile files of data sets and of action units: each is read or refused with one
 * sentence, and a refused one leaves the project as it was. Some in every run; {@code
 * -Dmutations=10000} for as many, {@code -Dmutations.seed=S} for others.
 */
final class MutatedDataSetsTest {
  private static final int MANY = Integer.getInteger("mutations", 300);
  private static final long SEED = Long.getLong("mutations.seed", 20261123L);
  private static final long LONGEST_NANOS = 10_000_000_000L;

  private static final byte[] WORKBOOK =
      Workbooks.of(
          List.of(
              List.of(
                  "1happy",
                  "2sad",
                  "3neutral",
                  "4angry",
                  "5surprise",
                  "6disgust",
                  "7fear",
                  "order",
                  "label"),
              List.of(0, 8, 1, 0, 0, 0, 1, 7, 2),
              List.of(5, 5, 0, 0, 0, 0, 0, 8, 0)));

  @TempDir Path folder;

  private static Map<String, byte[]> seeds() {
    Map<String, String> seeds = new LinkedHashMap<>();
    seeds.put(
        "00007.csv",
        """
        frame, face_id, timestamp, confidence, success, x_0, y_0, AU01_r, AU01_c, AU28_c
        1, 0, 0.000, 0.98, 1, 310.5, 200.1, 1.25, 1.00, 0.00
        2, 0, 0.040, 0.31, 0, 0, 0, 0.00, 0.00, 0.00
        2, 1, 0.040, 0.93, 1, 10, 20, -nan(ind), 0.00, 1.00
        """);
    seeds.put(
        "00007_openface.csv",
        "frame,FaceRectX,FaceScore,x_0,y_0,AU01,AU11,input\n0,10,0.99,1,2,0.5,1,\"a, b.mp4\"\n");
    seeds.put("set_1.csv", "video_name,label\n7,3\n16041,7\n8,0\n");
    seeds.put(
        "tabulatedVotes.csv",
        "\"\",\"A\",\"D\",\"F\",\"H\",\"N\",\"S\",\"fileName\"\n"
            + "\"100001\",8,0,0,0,2,0,\"00007\"\n"
            + "\"200001\",1,0,0,0,9,0,\"00007\"\n"
            + "\"300001\",7,0,0,0,3,0,\"00007\"\n");
    seeds.put(
        "summaryTable.csv",
        "\"\",\"FileName\",\"VoiceVote\",\"VoiceLevel\",\"FaceVote\",\"FaceLevel\","
            + "\"MultiModalVote\",\"MultiModalLevel\"\n\"2\",\"00007\",\"N\",\"7\",\"A:D\",\"5\",\"H\",\"5\"\n");
    seeds.put(
        "train.txt", "00007.mp4 fear\n09120.mp4 sadness_helplessness\n00002.mp4\tfear\ta\tb\n");
    seeds.put(
        "gt-eng.csv", "names,emotions,subtitles,reasons\n00007,sad,\"a, b\",\"She, slowly.\"\n");
    seeds.put("train-label.csv", "name,discrete,valence\n00007,angry,-1.5\n");
    seeds.put(
        "sft.json",
        """
        [{"video":"DFEW/videos/7.mp4","conversations":[{"from":"human","value":"?"},
        {"from":"gpt","value":"<think>Her voice.</think>\\n<answer>sad</answer>"}]}]
        """);
    seeds.put("set_1_test.txt", "/d/DFEW/Clip/clip_224x224/00007 16 0\n/d/DFEW/Clip/x/00008 3 6\n");
    seeds.put(
        "problems.json",
        """
        [{"problem":"Which?","problem_type":"x","options":["A. sad","B. angry"],"answer":"A",
        "solution":"<context>c</context><think>t</think><answer>A</answer>","path":"v/7.mp4"}]
        """);
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    seeds.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
    bytes.put("annotation.xlsx", WORKBOOK);
    bytes.put("00007.xlsx", WORKBOOK); // twice: most damage to a packed file is the same damage
    return bytes;
  }

  @Test
  void eachIsReadOrRefusedWithASentenceAndRefusedOnesChangeNothing() throws Exception {
    Wav.write(folder.resolve("00007.wav"), 100);
    List<Map.Entry<String, byte[]>> seeds = new ArrayList<>(seeds().entrySet());
    Mutations mutations = new Mutations(SEED);
    int read = 0;
    int refused = 0;
    try (Project project = Project.create(folder.resolve("project"))) {
      String clip =
          project
              .library()
              .add(List.of(folder.resolve("00007.wav")), Work.UNWATCHED)
              .added()
              .getFirst()
              .id();
      Intake intake = new Intake(project, new LabelSources());
      for (int k = 0; k < MANY; k++) {
        Map.Entry<String, byte[]> seed = seeds.get(k % seeds.size());
        Path file = Files.write(folder.resolve(seed.getKey()), mutations.of(seed.getValue()));
        String what = "mutation " + k + " of seed " + SEED + " for " + seed.getKey();
        String before = project.fingerprint();
        long start = System.nanoTime();
        ImportPlan plan = intake.survey(List.of(file), Work.UNWATCHED);
        IntakeReport report = intake.apply(intake.intend(plan, "me"), "me", Work.UNWATCHED);
        project.auTracks().of(clip); // the file lies beside the clip, too
        List<FileRemark> failed = new ArrayList<>(plan.failed());
        failed.addAll(report.failed());
        if (failed.isEmpty()) {
          read++;
        } else {
          refused++;
          assertThat(project.fingerprint()).as(what).isEqualTo(before);
          assertThat(failed.getFirst().reason())
              .as(what)
              .contains(file.toString())
              .doesNotContain("Exception", "\n", "{0}")
              .hasSizeLessThan(400);
        }
        assertThat(System.nanoTime() - start).as(what).isLessThan(LONGEST_NANOS);
        Files.delete(file);
      }
    }
    System.out.printf(
        "mutated data sets: %d files (seed %d), %d read, %d refused%n", MANY, SEED, read, refused);
    assertThat(read).as("some are harmless").isPositive();
    assertThat(refused).as("some are not").isPositive();
  }

  @Test
  void aWorkbookWhoseSheetIsDamagedInsideOfAnIntactPackageIsReadOrRefused() throws Exception {
    Wav.write(folder.resolve("00007.wav"), 100);
    Mutations mutations = new Mutations(SEED);
    int refused = 0;
    try (Project project = Project.create(folder.resolve("project"))) {
      project.library().add(List.of(folder.resolve("00007.wav")), Work.UNWATCHED);
      Intake intake = new Intake(project, new LabelSources());
      for (int k = 0; k < MANY / 3; k++) {
        Path file = Files.write(folder.resolve("annotation.xlsx"), withSheet(mutations::of));
        String what = "mutation " + k + " of seed " + SEED;
        String before = project.fingerprint();
        ImportPlan plan = intake.survey(List.of(file), Work.UNWATCHED);
        if (!plan.failed().isEmpty()) {
          refused++;
          assertThat(plan.failed().getFirst().reason())
              .as(what)
              .contains(file.toString())
              .doesNotContain("Exception", "\n", "{0}");
          assertThat(project.fingerprint()).as(what).isEqualTo(before);
        } else {
          intake.apply(intake.intend(plan, "me"), "me", Work.UNWATCHED);
        }
      }
    }
    assertThat(refused).as("some cannot be read").isPositive();
  }

  @Test
  void aCellFarOutsideOfAnySheetIsRefusedBeforeRoomIsMadeForAllColumnsBeforeIt() throws Exception {
    Path file =
        Files.write(
            folder.resolve("annotation.xlsx"),
            withSheet(
                content ->
                    new String(content, StandardCharsets.UTF_8)
                        .replace("\"B1\"", "\"BZZZZZ1\"")
                        .getBytes(StandardCharsets.UTF_8)));
    try (Project project = Project.create(folder.resolve("project"))) {
      ImportPlan plan =
          new Intake(project, new LabelSources()).survey(List.of(file), Work.UNWATCHED);
      assertThat(plan.failed())
          .singleElement()
          .extracting(FileRemark::reason)
          .isEqualTo(file + " is no Excel workbook that can be read.");
    }
  }

  private byte[] withSheet(UnaryOperator<byte[]> change) throws Exception {
    Path whole = Files.write(folder.resolve("whole.zip"), WORKBOOK);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipFile in = new ZipFile(whole.toFile());
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry : Collections.list(in.entries())) {
        byte[] content = in.getInputStream(entry).readAllBytes();
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(entry.getName().contains("sheet1") ? change.apply(content) : content);
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
