package studio.migr.app.exchange.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.LabelSources;
import studio.migr.app.exchange.intake.FileRemark;
import studio.migr.app.exchange.intake.ImportPlan;
import studio.migr.app.exchange.intake.Intake;
import studio.migr.app.exchange.intake.IntakeReport;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.Votes;
import studio.migr.app.project.Project;
import studio.migr.app.testing.Wav;
import studio.migr.app.testing.Workbooks;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.work.Work;

/** What published data sets say of clips, and what of it a project with DFEW's scheme holds. */
final class DataSetImportTest {
  @TempDir Path folder;

  private Project project;
  private Intake intake;
  private int hertz = 100;

  @BeforeEach
  void open() throws Exception {
    project = Project.create(folder.resolve("project"));
    intake = new Intake(project, new LabelSources());
  }

  @AfterEach
  void close() {
    project.close();
  }

  private Clip clip(String name) throws Exception {
    Path file = Wav.write(folder.resolve("clips").resolve(name), hertz++);
    return project.library().add(List.of(file), Work.UNWATCHED).added().getFirst();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private IntakeReport take(Path... files) throws Exception {
    ImportPlan plan = intake.survey(List.of(files), Work.UNWATCHED);
    assertThat(plan.failed()).isEmpty();
    return intake.apply(intake.intend(plan, "import"), "import", Work.UNWATCHED);
  }

  /** Each label as {@code annotator condition emotion note}. */
  private Set<String> labels(Clip clip) {
    return project.labels().currentOf(clip.id()).stream()
        .map(DataSetImportTest::text)
        .collect(Collectors.toSet());
  }

  private static String text(LabelEvent event) {
    return event.key().annotator()
        + " "
        + event.key().condition().id()
        + " "
        + event.judgement().emotion().orElse("-")
        + event.judgement().note().map(note -> " " + note).orElse("");
  }

  private static List<String> reasons(List<FileRemark> remarks) {
    return remarks.stream().map(FileRemark::reason).toList();
  }

  @Test
  void dfewNamesClipsWithoutTheZerosOfTheirFiles() throws Exception {
    Clip seven = clip("00007.wav");
    Clip other = clip("16041.wav");
    IntakeReport report =
        take(file("set_1.csv", "video_name,label\n7,3\n16041,7\n8,0\n9,8\n10,1\n"));
    assertThat(labels(seven)).containsExactly("DFEW both neutral");
    assertThat(labels(other)).containsExactly("DFEW both fear");
    assertThat(reasons(report.notes())).as("codes 0 and 8").hasSize(2);
    assertThat(reasons(report.skipped())).as("clip 10 is not here").hasSize(1);
  }

  @Test
  void mafwsWordsComeInWhereTheSchemeHasThemAndTheOthersAreListed() throws Exception {
    Clip fear = clip("04417.wav");
    Clip contempt = clip("04418.wav");
    Clip compound = clip("09120.wav");
    IntakeReport report =
        take(
            file(
                "train.txt",
                "04417.mp4 fear\n04418.mp4 contempt\n09120.mp4 sadness_helplessness\n"));
    assertThat(labels(fear)).containsExactly("MAFW both fear");
    assertThat(labels(contempt)).isEmpty();
    assertThat(labels(compound)).isEmpty();
    assertThat(reasons(report.skipped()))
        .anyMatch(reason -> reason.contains("contempt"))
        .anyMatch(reason -> reason.contains("sadness_helplessness"))
        .hasSize(2);
  }

  @Test
  void mafwsCaptionsAreReadInTheirOwnEncoding() throws Exception {
    Clip clip = clip("00002.wav");
    byte[] text =
        "00002.mp4\thappiness\t\u4ED6\u7B11\u4E86\tHe laughs.\n"
            .getBytes(Charset.forName("GB18030"));
    take(Files.write(folder.resolve("test.txt"), text));
    assertThat(labels(clip)).containsExactly("MAFW both happy He laughs.");
  }

  @Test
  void namesOfRavdessAndCremaDSayWhatWasActed() throws Exception {
    List<Clip> clips =
        List.of(
            clip("03-01-06-01-02-01-12.wav"),
            clip("1043_TSI_FEA_HI.wav"),
            clip("03-01-02-01-02-01-12.wav"),
            clip("holiday.wav"));
    ImportPlan plan = Intake.withNames(new ImportPlan(List.of(), List.of()), clips);
    IntakeReport report = intake.apply(intake.intend(plan, "import"), "import", Work.UNWATCHED);
    assertThat(labels(clips.get(0))).containsExactly("RAVDESS both fear");
    assertThat(labels(clips.get(1))).containsExactly("CREMA-D both fear");
    assertThat(labels(clips.get(2))).as("calm is no emotion of DFEW").isEmpty();
    assertThat(labels(clips.get(3))).isEmpty();
    assertThat(reasons(report.skipped())).singleElement().asString().contains("calm");
  }

  @Test
  void cremaDsVotesStayVotesAndAreTakenOnce() throws Exception {
    Clip clip = clip("1001_IEO_ANG_HI.wav");
    Path votes =
        file(
            "tabulatedVotes.csv",
            "\"\",\"A\",\"D\",\"F\",\"H\",\"N\",\"S\",\"fileName\"\n"
                + "\"100001\",8,0,0,0,2,0,\"1001_IEO_ANG_HI\"\n"
                + "\"200001\",1,0,0,0,9,0,\"1001_IEO_ANG_HI\"\n"
                + "\"300001\",7,0,0,0,3,0,\"1001_IEO_ANG_HI\"\n"
                + "\"300002\",7,0,0,0,3,0,\"1001_IEO_ANG_LO\"\n");
    IntakeReport report = take(votes);
    assertThat(report.votes()).isEqualTo(1);
    assertThat(report.labels()).isZero();
    assertThat(labels(clip)).isEmpty();
    assertThat(project.votes().of(clip.id()))
        .extracting(Votes::condition)
        .containsExactlyInAnyOrder(Condition.AUDIO, Condition.VISUAL, Condition.BOTH);
    assertThat(project.votes().of(clip.id()))
        .filteredOn(each -> each.condition() == Condition.VISUAL)
        .singleElement()
        .extracting(Votes::counts)
        .isEqualTo(Map.of("angry", 1, "disgust", 0, "fear", 0, "happy", 0, "neutral", 9, "sad", 0));
    assertThat(take(votes).votes()).as("again").isZero();
    String before = project.fingerprint();
    project.close();
    Project.repair(folder.resolve("project"));
    project = Project.open(folder.resolve("project"));
    assertThat(project.fingerprint()).isEqualTo(before);
  }

  @Test
  void cremaDsSummaryComesInUnderEachConditionAndTiesAreListed() throws Exception {
    Clip clip = clip("1001_IEO_HAP_LO.wav");
    IntakeReport report =
        take(
            file(
                "summaryTable.csv",
                "\"\",\"FileName\",\"VoiceVote\",\"VoiceLevel\",\"FaceVote\",\"FaceLevel\","
                    + "\"MultiModalVote\",\"MultiModalLevel\"\n"
                    + "\"2\",\"1001_IEO_HAP_LO\",\"N\",\"71.67\",\"A:D\",\"57\",\"H\",\"57.38\"\n"));
    assertThat(labels(clip))
        .containsExactlyInAnyOrder("CREMA-D summary audio neutral", "CREMA-D summary both happy");
    assertThat(reasons(report.skipped())).singleElement().asString().contains("A:D");
  }

  @Test
  void emersReasoningAndMersWordsComeIn() throws Exception {
    Clip clip = clip("sample_00000342.wav");
    take(
        file(
            "gt-eng.csv",
            "names,emotions,subtitles,reasons\nsample_00000342,sad,\"a, b\",\"She, slowly.\"\n"));
    assertThat(labels(clip)).containsExactly("EMER both sad She, slowly.");
    IntakeReport report =
        take(file("train-label.csv", "name,discrete,valence\nsample_00000342,worried,-1.5\n"));
    assertThat(labels(clip)).hasSize(1);
    assertThat(reasons(report.skipped())).singleElement().asString().contains("worried");
    assertThat(reasons(report.notes())).singleElement().asString().contains("valence");
  }

  @Test
  void conversationsGiveAnswerAndReasoning() throws Exception {
    Clip clip = clip("00214.wav");
    Clip bare = clip("00215.wav");
    IntakeReport report =
        take(
            file(
                "sft.json",
                """
                [{"video":"DFEW/videos/214.mp4","conversations":[
                  {"from":"human","value":"<video>\\n<audio>\\nWhich emotion?"},
                  {"from":"gpt","value":"<think>Her voice breaks.</think>\\n<answer>sad</answer>"}]},
                 {"video":"DFEW/videos/215.mp4","conversations":[
                  {"from":"human","value":"Which?"},{"from":"gpt","value":"Angry"}]},
                 {"video":"DFEW/videos/215.mp4","conversations":[{"from":"human","value":"?"}]}]
                """));
    assertThat(labels(clip)).containsExactly("HumanOmni both sad Her voice breaks.");
    assertThat(labels(bare)).containsExactly("HumanOmni both angry");
    assertThat(reasons(report.notes())).hasSize(1);
  }

  @Test
  void dfewsWorkbookBringsVotesAndLabels() throws Exception {
    Clip clip = clip("00002.wav");
    Path workbook =
        workbook(
            "annotation.xlsx",
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
                List.of(0, 8, 1, 0, 0, 0, 1, 2, 2),
                List.of(5, 5, 0, 0, 0, 0, 0, 3, 0)));
    IntakeReport report = take(workbook);
    assertThat(report.votes()).isEqualTo(1);
    assertThat(labels(clip)).containsExactly("DFEW both sad");
    assertThat(project.votes().of(clip.id()).getFirst().counts()).containsEntry("sad", 8);
  }

  @Test
  void aWorkbookOfSomethingElseIsRefused() throws Exception {
    for (Path file :
        List.of(
            workbook("other.xlsx", List.of(List.of("a", "b"), List.of(1, 2))),
            file("damaged.xlsx", "PK no zip"))) {
      ImportPlan plan = intake.survey(List.of(file), Work.UNWATCHED);
      assertThat(plan.failed())
          .singleElement()
          .extracting(FileRemark::reason)
          .asString()
          .contains(file.toString());
    }
  }

  private Path workbook(String name, List<List<Object>> rows) throws IOException {
    return Files.write(folder.resolve(name), Workbooks.of(rows));
  }

  @Test
  void dfewsZeroMeansThatNobodyAgreedAndVotesMayBeFewerThanTen() throws Exception {
    Clip few = clip("00003.wav");
    List<Object> header =
        List.of(
            "1happy",
            "2sad",
            "3neutral",
            "4angry",
            "5surprise",
            "6disgust",
            "7fear",
            "order",
            "label");
    IntakeReport report =
        take(workbook("annotation.xlsx", List.of(header, List.of(4, 4, 0, 0, 0, 0, 1.0, 3, 0))));
    assertThat(labels(few)).isEmpty();
    assertThat(report.votes()).isEqualTo(1);
    assertThat(project.votes().of(few.id()).getFirst().counts())
        .containsEntry("happy", 4)
        .containsEntry("fear", 1);
  }

  private static List<Object> mafwRow(Object first, List<Object> between, Object... last) {
    List<Object> row = new ArrayList<>(List.of(first));
    row.addAll(between);
    row.addAll(List.of(last));
    return row;
  }

  private static final List<Object> MAFW_CLASSES =
      List.of(
          "anger",
          "disgust",
          "fear",
          "happiness",
          "neutral",
          "sadness",
          "surprise",
          "contempt",
          "anxiety",
          "helplessness",
          "disappointment");

  @Test
  void mafwsWorkbooksBringVotesAndWhatTheySayBesidesIsListed() throws Exception {
    Clip clip = clip("00005.wav");
    List<Object> counts = List.of(0, 0, 8, 0, 0, 1, 2, 0, 0, 0, 0);
    List<Object> header = new ArrayList<>(List.of("clip", "invalid"));
    header.addAll(MAFW_CLASSES);
    IntakeReport annotation =
        take(
            workbook(
                "annotation.xlsx", List.of(header, mafwRow("00005.mp4", mafwRow(0.93, counts)))));
    assertThat(annotation.votes()).isEqualTo(1);
    assertThat(reasons(annotation.skipped()))
        .containsExactly("line 2: the column invalid says 0.93; it is not kept.");
    assertThat(labels(clip)).as("the votes alone agree on nothing").isEmpty();

    IntakeReport single =
        take(
            workbook(
                "single-set.xlsx",
                List.of(
                    mafwRow("clip", MAFW_CLASSES, "single_label"),
                    mafwRow("00005.mp4", counts, 3))));
    assertThat(labels(clip)).containsExactly("MAFW both fear");
    assertThat(single.votes()).as("the same votes again").isZero();

    IntakeReport multi =
        take(
            workbook(
                "multi-set.xlsx",
                List.of(
                    mafwRow("clip", MAFW_CLASSES, "multi_label"),
                    mafwRow("00005.mp4", counts, "6,10"))));
    assertThat(reasons(multi.skipped()))
        .containsExactly("line 2: sadness, helplessness are several emotions; a label holds one.");
  }

  @Test
  void mafwsDescriptionsWithoutAHeaderBecomeNotesOfItsLabels() throws Exception {
    Clip clip = clip("00002.wav");
    take(file("train.txt", "00002.mp4 happiness\n"));
    IntakeReport report =
        take(
            workbook(
                "descriptive_text.xlsx",
                List.of(
                    List.of("00002.mp4", "\u4ED6\u7B11\u4E86", "He laughs."),
                    List.of("00009.mp4", "\u5979\u54ED\u4E86", "She cries."))));
    assertThat(labels(clip)).containsExactly("MAFW both happy He laughs.");
    assertThat(reasons(report.notes())).singleElement().asString().contains("Chinese");
    assertThat(reasons(report.skipped())).singleElement().asString().contains("00009.mp4");
  }

  @Test
  void dfewsListsOfFramesCountLabelsFromZero() throws Exception {
    Clip clip = clip("02522.wav");
    IntakeReport report =
        take(
            file(
                "set_1_test.txt",
                "/data/DFEW/Clip/clip_224x224/02522 16 0\n/data/DFEW/Clip/clip_224x224/00009 9 7\n"));
    assertThat(labels(clip)).containsExactly("DFEW both happy");
    assertThat(reasons(report.notes()))
        .anyMatch(note -> note.contains("counted from 0"))
        .anyMatch(note -> note.equals("line 2: 7 is no code of DFEW for one emotion."))
        .hasSize(2);
    Path foreign = file("ferv.txt", "/data/FERV39k/0001 16 0\n");
    assertThat(intake.sort(List.of(foreign), Work.UNWATCHED).labels())
        .as("the same shape with codes of another set")
        .isEmpty();
  }

  @Test
  void problemsOfHumanOmniV2GiveTheWordsOfTheirOptions() throws Exception {
    Clip one = clip("00214.wav");
    Clip several = clip("00215.wav");
    Clip plain = clip("00216.wav");
    IntakeReport report =
        take(
            file(
                "v2.json",
                """
                [{"problem":"Which?","problem_type":"emer_ov","options":["A. happy","B. Sad"],
                  "answer":"B","solution":"<context>A kitchen.</context><think>Her voice breaks.</think><answer>B</answer>",
                  "data_type":"video","video":"","path":"./videos/214.mp4"},
                 {"problem":"Which?","problem_type":"multiple","options":["sad","angry"],"data_type":"video",
                  "solution":"<answer>A,B</answer>","path":"./videos/215.mp4"},
                 {"problem":"Which?","problem_type":"free","options":[],"answer":"fear",
                  "data_type":"audio","path":"./videos/216.mp4"},
                 {"problem":"Which?","problem_type":"free","options":[]}]
                """));
    assertThat(labels(one)).containsExactly("HumanOmniV2 both sad A kitchen.\nHer voice breaks.");
    assertThat(labels(several)).isEmpty();
    assertThat(labels(plain)).containsExactly("HumanOmniV2 audio fear");
    assertThat(reasons(report.skipped())).singleElement().asString().contains("sad, angry");
    assertThat(reasons(report.notes())).containsExactly("entry 4 names no clip or has no answer.");
  }

  @Test
  void votesOnManyClipsComeInTogetherOrNotAtAll() throws Exception {
    Clip one = clip("1001_IEO_ANG_HI.wav");
    Clip two = clip("1001_IEO_ANG_LO.wav");
    List<Set<String>> heard = new ArrayList<>();
    project.votes().onChange(heard::add);
    IntakeReport report =
        take(
            file(
                "tabulatedVotes.csv",
                "\"\",\"A\",\"D\",\"F\",\"H\",\"N\",\"S\",\"fileName\"\n"
                    + "\"100001\",8,0,0,0,2,0,\"1001_IEO_ANG_HI\"\n"
                    + "\"100002\",8,0,0,0,2,0,\"1001_IEO_ANG_LO\"\n"));
    assertThat(report.votes()).isEqualTo(2);
    assertThat(heard).as("one change").containsExactly(Set.of(one.id(), two.id()));
    Votes another = new Votes(one.id(), Condition.BOTH, Map.of("sad", 3), "x");
    Votes stray = new Votes("no-such-clip", Condition.BOTH, Map.of("sad", 3), "x");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> project.votes().add(List.of(another, stray)));
    assertThat(project.votes().of(one.id())).as("nothing of it").doesNotContain(another);
  }
}
