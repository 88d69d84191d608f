package studio.migr.app.exchange.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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

  /** A workbook as small as one can be: inline texts and numbers. */
  private Path workbook(String name, List<List<Object>> rows) throws IOException {
    StringBuilder sheet =
        new StringBuilder(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
    for (int r = 0; r < rows.size(); r++) {
      sheet.append("<row r=\"").append(r + 1).append("\">");
      for (int c = 0; c < rows.get(r).size(); c++) {
        Object value = rows.get(r).get(c);
        String at = (char) ('A' + c) + Integer.toString(r + 1);
        sheet.append(
            value instanceof Number
                ? "<c r=\"" + at + "\"><v>" + value + "</v></c>"
                : "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + value + "</t></is></c>");
      }
      sheet.append("</row>");
    }
    sheet.append("</sheetData></worksheet>");
    String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      entry(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd"
              + ".openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
      entry(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\""
              + relations
              + "\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
      entry(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              + "<Relationship Id=\"rId1\" Type=\""
              + relations
              + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
      entry(zip, "xl/worksheets/sheet1.xml", sheet.toString());
    }
    return file;
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
