package studio.migr.app.exchange.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.exchange.LabelSources;
import studio.migr.app.exchange.intake.FileRemark;
import studio.migr.app.exchange.intake.ImportPlan;
import studio.migr.app.exchange.intake.Intake;
import studio.migr.app.exchange.intake.IntakeReport;
import studio.migr.app.project.Project;
import studio.migr.app.testing.Wav;
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

  @TempDir Path folder;

  private static Map<String, String> seeds() {
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
    return seeds;
  }

  @Test
  void eachIsReadOrRefusedWithASentenceAndRefusedOnesChangeNothing() throws Exception {
    Wav.write(folder.resolve("00007.wav"), 100);
    List<Map.Entry<String, String>> seeds = new ArrayList<>(seeds().entrySet());
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
        Map.Entry<String, String> seed = seeds.get(k % seeds.size());
        Path file =
            Files.write(
                folder.resolve(seed.getKey()),
                mutations.of(seed.getValue().getBytes(StandardCharsets.UTF_8)));
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
}
