package studio.migr.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.reader.LexiconReader;
import studio.migr.runtime.work.Work;
import studio.migr.training.evaluate.AnswerFile;
import studio.migr.training.evaluate.Evaluation;
import studio.migr.training.evaluate.Judge;
import studio.migr.training.evaluate.Metric;
import studio.migr.training.evaluate.ModelAnswer;
import studio.migr.training.evaluate.WhyNotDefined;

/** The report: whole, alone, and true to the evaluation. */
final class EvaluationReportTest {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("studio.migr.ui.messages.evaluation");
  private static final Words WORDS =
      (key, arguments) -> new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(arguments);

  private static Evaluation evaluation(List<ModelAnswer> answers) {
    return Evaluation.of(
        answers, new Judge(EmotionScheme.DFEW, new LexiconReader()), 1, Work.UNWATCHED);
  }

  private static List<ModelAnswer> twenty() throws Exception {
    Path file =
        Path.of(
            Objects.requireNonNull(Evaluation.class.getResource("twenty-answers.jsonl")).toURI());
    return AnswerFile.read(file, EmotionScheme.DFEW).answers();
  }

  @Test
  void everyPictureIsWellFormedAndNothingIsFetched() throws Exception {
    String page = new EvaluationReport(WORDS).write("R1 <test> & co", evaluation(twenty()));
    Matcher pictures = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(page);
    int count = 0;
    while (pictures.find()) {
      count++;
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(pictures.group())));
    }
    assertThat(count).isEqualTo(5);
    assertThat(page.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http")
        .doesNotContain("src=")
        .doesNotContain("@import")
        .doesNotContain("NaN")
        .contains("R1 &lt;test&gt; &amp; co");
  }

  @Test
  void itSaysTheFiguresTheReaderAndThatClipsAreGenerated() throws Exception {
    String page = new EvaluationReport(WORDS).write("x", evaluation(twenty()));
    assertThat(page)
        .contains("<td>WAR</td><td class=\"n\">60.0 %</td>")
        .contains("<td>FCR</td><td class=\"n\">45.0 %</td>")
        .contains("<td>Invented quotations per clip</td><td class=\"n\">0.40</td>")
        .contains("lexicon-en")
        .contains("5 of the 20 clips were made by a program")
        .contains("75.0 % of 4 clips");
  }

  @Test
  void itShowsAnswersWithoutReasoningWhereAttentionGoesAndASecondModel() throws Exception {
    Evaluation evaluation = evaluation(twenty());
    String page =
        new EvaluationReport(WORDS)
            .write("one", evaluation, Optional.of(new EvaluationReport.Second("two", evaluation)));
    assertThat(page)
        .contains("<td>WAR</td><td class=\"n\">80.0 %</td><td class=\"n\">60.0 %</td>")
        .contains("McNemar's test p = 0.388")
        .contains("On 66.7 % of the 3 clips")
        .contains("Attention on sound, picture and text over the answer")
        .contains("75.0 % of 4 clips")
        .contains("one and two are both right on 12, only one on 0");
    assertThat(new EvaluationReport(WORDS).write("one", evaluation(List.of())))
        .doesNotContain("Where attention goes")
        .doesNotContain("Two models");
  }

  @Test
  void aFigureThatIsNotDefinedSaysWhy() {
    ModelAnswer direct =
        new ModelAnswer(
            "c",
            "fear",
            "fear",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    String page = new EvaluationReport(WORDS).write("x", evaluation(List.of(direct)));
    assertThat(page)
        .contains("Not defined, because no answer comes with reasoning.")
        .doesNotContain("made by a program");
    assertThat(new EvaluationReport(WORDS).write("x", evaluation(List.of())))
        .contains("Not defined, because there are no clips.");
  }

  @Test
  void thereAreWordsForEverythingThatCanBeSaid() {
    for (WhyNotDefined why : WhyNotDefined.values()) {
      assertThat(BUNDLE.containsKey("evaluation.why." + why.id())).as(why.id()).isTrue();
    }
    for (Metric metric : Metric.values()) {
      assertThat(BUNDLE.containsKey("evaluation.meaning." + metric.id())).as(metric.id()).isTrue();
    }
    for (String defect :
        List.of(
            "missing",
            "empty",
            "repeated",
            "nested",
            "unclosed",
            "unopened",
            "misplaced",
            "outside")) {
      assertThat(BUNDLE.containsKey("evaluation.defect." + defect)).as(defect).isTrue();
    }
  }
}
