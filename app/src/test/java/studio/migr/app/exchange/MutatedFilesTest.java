package studio.migr.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.exchange.intake.FileRemark;
import studio.migr.app.exchange.intake.ImportPlan;
import studio.migr.app.exchange.intake.Intake;
import studio.migr.app.project.Project;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.testing.Mutations;
import studio.migr.runtime.work.Work;

/**
 * Damaged and hostile label files: each is either read or refused with one sentence, in little time
 * and memory, and a refused one leaves the project as it was. A few hundred in every run; {@code
 * -Dmutations=10000} for as many, {@code -Dmutations.seed=S} for others.
 */
final class MutatedFilesTest {
  private static final int MANY = Integer.getInteger("mutations", 300);
  private static final long SEED = Long.getLong("mutations.seed", 20261123L);
  private static final long LONGEST_NANOS = 10_000_000_000L;

  /** What reading may ask for: something for any file, and so much for each of its bytes. */
  private static final long MOST_BYTES = 128L << 20;

  private static final long MOST_BYTES_A_BYTE = 1000;

  @TempDir Path folder;

  private static Map<String, String> seeds() {
    Map<String, String> seeds = new LinkedHashMap<>();
    seeds.put(
        "clip.eaf",
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <ANNOTATION_DOCUMENT AUTHOR="a" DATE="2026-01-01T00:00:00Z" VERSION="3.0">
        <HEADER TIME_UNITS="milliseconds"><MEDIA_DESCRIPTOR MEDIA_URL="file:///d/clip.wav"
          RELATIVE_MEDIA_URL="./clip.wav" MIME_TYPE="audio/x-wav"/></HEADER>
        <TIME_ORDER><TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="t2"/>
          <TIME_SLOT TIME_SLOT_ID="t3" TIME_VALUE="900"/></TIME_ORDER>
        <TIER TIER_ID="emotion@r2" ANNOTATOR="r2" LINGUISTIC_TYPE_REF="e">
        <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" CVE_REF="c1" TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t2">
        <ANNOTATION_VALUE>fear</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
        <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="t2" TIME_SLOT_REF2="t3">
        <ANNOTATION_VALUE>sad &amp; so</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
        <TIER TIER_ID="note@r2" PARENT_REF="emotion@r2" LINGUISTIC_TYPE_REF="n"><ANNOTATION>
        <REF_ANNOTATION ANNOTATION_ID="a3" ANNOTATION_REF="a1"><ANNOTATION_VALUE>x</ANNOTATION_VALUE>
        </REF_ANNOTATION></ANNOTATION></TIER>
        <LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="e" CONTROLLED_VOCABULARY_REF="v"/>
        <CONTROLLED_VOCABULARY CV_ID="v"><CV_ENTRY_ML CVE_ID="c1"><CVE_VALUE LANG_REF="u">fear</CVE_VALUE>
        </CV_ENTRY_ML></CONTROLLED_VOCABULARY>
        </ANNOTATION_DOCUMENT>
        """);
    seeds.put(
        "clip.TextGrid",
        """
        File type = "ooTextFile"
        Object class = "TextGrid"

        xmin = 0
        xmax = 1
        tiers? <exists>
        size = 2
        item []:
            item [1]:
                class = "IntervalTier"
                name = "emotion@r2"
                xmin = 0
                xmax = 1
                intervals: size = 2
                intervals [1]:
                    xmin = 0
                    xmax = 0.4
                    text = "fear"
                intervals [2]:
                    xmin = 0.4
                    xmax = 1
                    text = "a ""b"" c"
            item [2]:
                class = "TextTier"
                name = "onset"
                xmin = 0
                xmax = 1
                points: size = 1
                points [1]:
                    number = 0.4
                    mark = "apex"
        """);
    seeds.put(
        "tasks.json",
        """
        [{"data":{"audio":"clip.wav","fps":25.0,"clip_id":"x"},"annotations":[{"completed_by":"r2",
        "was_cancelled":false,"result":[{"id":"s1","from_name":"emotion","to_name":"audio",
        "type":"labels","value":{"start":0.1,"end":0.4,"labels":["fear"]}},
        {"id":"s2","from_name":"emotion","to_name":"video","type":"timelinelabels","value":
        {"ranges":[{"start":1,"end":5}],"timelinelabels":["sad"]}},
        {"id":"s3","from_name":"confidence","to_name":"audio","type":"number","value":{"number":0.5}}]}],
        "predictions":[{"model_version":"m","score":0.3,"result":[]}]}]
        """);
    seeds.put(
        "labels.csv",
        "clip,annotator,condition,emotion,dominant_modality,confidence,start_ms,end_ms,note,room\r\n"
            + "clip.wav,r2,both,fear,audio,0.5,100,200,\"a, \"\"b\"\"\nc\",1\r\n"
            + "clip.wav,r3,audio,sad,,,,,,2\r\n");
    seeds.put(
        "labels.jsonl",
        """
        {"clip":"clip.wav","annotator":"r2","emotion":"fear","confidence":0.5,"start_ms":100,"end_ms":200}
        {"clip":"clip.wav","annotator":"r3","emotion":"sad","dominant_modality":"audio","start_pts":1,"end_pts":9,"time_base":"1/8000"}
        """);
    seeds.put(
        "clip.vtt",
        "WEBVTT\n\nNOTE x\n\n1\n00:00.100 --> 00:00.400 align:start\n<v Ann>Hello</v> &amp; so\n\n"
            + "00:00:00.500 --> 00:00:00.900\nagain\n");
    seeds.put("clip.srt", "1\r\n00:00:00,100 --> 00:00:00,400\r\nHello\r\n\r\n");
    seeds.put("clip.txt", "0.100000\t0.300000\tfear\n\\\t200.0\t4000.0\n0.5\t0.5\tsob\n");
    return seeds;
  }

  @Test
  void eachIsReadOrRefusedWithASentenceAndRefusedOnesChangeNothing() throws Exception {
    System.out.println("mutations: " + MANY + ", seed " + SEED); // to make the same files again
    Wav.write(folder.resolve("clip.wav"), 100);
    List<Map.Entry<String, String>> seeds = new ArrayList<>(seeds().entrySet());
    Mutations mutations = new Mutations(SEED);
    int read = 0;
    int refused = 0;
    try (Project project = Project.create(folder.resolve("project"))) {
      project.library().add(List.of(folder.resolve("clip.wav")), Work.UNWATCHED);
      Intake intake = new Intake(project, new LabelSources());
      for (int k = 0; k < MANY; k++) {
        Map.Entry<String, String> seed = seeds.get(k % seeds.size());
        byte[] bytes = mutations.of(seed.getValue().getBytes(StandardCharsets.UTF_8));
        Path file = Files.write(folder.resolve(seed.getKey()), bytes);
        String before = project.fingerprint();
        long memory = allocated();
        long start = System.nanoTime();
        try {
          ImportPlan plan = intake.survey(List.of(file), Work.UNWATCHED);
          assertThat(System.nanoTime() - start).as(kept(file, k)).isLessThan(LONGEST_NANOS);
          if (plan.failed().isEmpty()) {
            read++;
            intake.apply(intake.intend(plan, "me"), "me", Work.UNWATCHED);
          } else {
            refused++;
            assertOneSentence(plan.failed().getFirst(), file);
            assertThat(project.fingerprint()).isEqualTo(before);
          }
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
          fail("%s: %s", kept(file, k), e);
        }
        assertThat(allocated() - memory)
            .as(kept(file, k))
            .isLessThan(MOST_BYTES + MOST_BYTES_A_BYTE * bytes.length);
      }
    }
    System.out.println(read + " read, " + refused + " refused");
    assertThat(read).as("some are harmless").isPositive();
    assertThat(refused).as("some are not").isPositive();
  }

  private static void assertOneSentence(FileRemark remark, Path file) {
    assertThat(remark.reason())
        .contains(file.toString())
        .doesNotContain("Exception", "\n")
        .hasSizeLessThan(400);
  }

  private static String kept(Path file, int number) {
    return "mutation " + number + " of seed " + SEED + " for " + file.getFileName();
  }

  /** Bytes that this thread has ever asked for: an upper bound of what it holds. */
  private static long allocated() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class)
        .getCurrentThreadAllocatedBytes();
  }

  @Test
  void theSameSeedMakesTheSameFiles() {
    byte[] good = seeds().values().iterator().next().getBytes(StandardCharsets.UTF_8);
    Mutations one = new Mutations(7);
    Mutations other = new Mutations(7);
    for (int k = 0; k < 50; k++) {
      assertThat(one.of(good)).isEqualTo(other.of(good));
    }
  }
}
