package studio.migr.runtime.reasoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.reasoning.FormatDefect.Empty;
import studio.migr.runtime.reasoning.FormatDefect.Misplaced;
import studio.migr.runtime.reasoning.FormatDefect.Missing;
import studio.migr.runtime.reasoning.FormatDefect.Nested;
import studio.migr.runtime.reasoning.FormatDefect.Outside;
import studio.migr.runtime.reasoning.FormatDefect.Repeated;
import studio.migr.runtime.reasoning.FormatDefect.Unclosed;
import studio.migr.runtime.reasoning.FormatDefect.Unopened;
import studio.migr.runtime.reasoning.ReasoningParts.Part;

/** The reasoning format: what is read of any text, what is said to be wrong, what is written. */
final class ReasoningFormatTest {
  private static final String WELL =
      """
      <think>
      <vis_desc>The brows rise.</vis_desc>
      <aud_desc>The voice shakes.</aud_desc>
      Together: fear.
      </think>
      <answer>fear</answer>""";

  private static List<String> said(String text) {
    Reasoning read = ReasoningParser.parse(text);
    return read.segments().stream()
        .map(segment -> segment.kind().id() + ":" + read.textOf(segment))
        .toList();
  }

  private static List<FormatDefect> defects(String text) {
    return ReasoningParser.parse(text).defects();
  }

  @Example
  void aWellFormedTextIsReadByPosition() {
    Reasoning read = ReasoningParser.parse(WELL);
    assertThat(read.wellFormed()).isTrue();
    assertThat(said(WELL))
        .containsExactly(
            "vis_desc:The brows rise.",
            "aud_desc:The voice shakes.",
            "text:Together: fear.",
            "answer:fear");
    Segment first = read.segments().getFirst();
    assertThat(first.start()).isEqualTo(WELL.indexOf("The brows"));
    assertThat(first.end()).isEqualTo(WELL.indexOf("</vis_desc>"));
    assertThat(read.answer()).contains("fear");
    assertThat(read.leading()).contains(Condition.VISUAL);
    assertThat(read.reasoningText()).isEqualTo("The brows rise. The voice shakes. Together: fear.");
  }

  @Example
  void whatIsMissingIsNamed() {
    assertThat(defects("<think>It is fear.</think><answer>fear</answer>"))
        .containsExactly(new Missing(Tag.VIS_DESC), new Missing(Tag.AUD_DESC));
    assertThat(defects("")).hasSize(4).allMatch(Missing.class::isInstance);
    assertThat(defects("happy"))
        .contains(new Outside(0, 5), new Missing(Tag.THINK), new Missing(Tag.ANSWER));
    assertThat(ReasoningParser.parse("happy").answer()).isEmpty();
  }

  @Example
  void anElementThatSaysNothingIsNamed() {
    String text = "<think><vis_desc> </vis_desc><aud_desc>a</aud_desc></think><answer></answer>";
    assertThat(defects(text))
        .containsExactly(new Empty(Tag.VIS_DESC, 7), new Empty(Tag.ANSWER, 59));
    assertThat(ReasoningParser.parse(text).leading()).contains(Condition.AUDIO);
  }

  @Example
  void whatComesTwiceIsNamedAndTheFirstAnswerCounts() {
    String text = WELL + "<answer>sad</answer>";
    assertThat(defects(text)).containsExactly(new Repeated(Tag.ANSWER, WELL.length()));
    assertThat(ReasoningParser.parse(text).answer()).contains("fear");
  }

  @Example
  void anElementInsideAnotherInterruptsIt() {
    String text =
        "<think><vis_desc>a <aud_desc>b</aud_desc> c</vis_desc></think><answer>sad</answer>";
    assertThat(said(text)).containsExactly("vis_desc:a", "aud_desc:b", "vis_desc:c", "answer:sad");
    assertThat(defects(text)).containsExactly(new Nested(Tag.AUD_DESC, Tag.VIS_DESC, 19));
    String itself =
        "<think><vis_desc>a<vis_desc>b</vis_desc>c</vis_desc><aud_desc>d</aud_desc></think>"
            + "<answer>sad</answer>";
    assertThat(defects(itself)).containsExactly(new Nested(Tag.VIS_DESC, Tag.VIS_DESC, 18));
    assertThat(said(itself))
        .containsExactly("vis_desc:a", "vis_desc:b", "vis_desc:c", "aud_desc:d", "answer:sad");
    assertThat(
            defects(
                "<think><vis_desc>a</vis_desc><aud_desc>b</aud_desc><answer>sad</answer></think>"))
        .containsExactly(new Nested(Tag.ANSWER, Tag.THINK, 51));
  }

  @Example
  void anElementWithoutAnEndStopsWhereItHasNoPlaceAnyMore() {
    String text = "<think><vis_desc>a <aud_desc>b</aud_desc> c</think><answer>sad</answer>";
    assertThat(said(text)).containsExactly("vis_desc:a", "aud_desc:b", "text:c", "answer:sad");
    assertThat(defects(text)).containsExactly(new Unclosed(Tag.VIS_DESC, 7));
    assertThat(said("<think>x <answer>sad")).containsExactly("text:x", "answer:sad");
    assertThat(defects("<think>x <answer>sad"))
        .contains(new Unclosed(Tag.THINK, 0), new Unclosed(Tag.ANSWER, 9));
  }

  @Example
  void anEndWithoutABeginningIsNamed() {
    assertThat(defects(WELL + "</vis_desc>"))
        .containsExactly(new Unopened(Tag.VIS_DESC, WELL.length()));
  }

  @Example
  void reasoningThatBeganInThePromptBeginsWithTheText() {
    String text = WELL.substring("<think>".length());
    assertThat(said(text)).isEqualTo(said(WELL));
    assertThat(defects(text)).containsExactly(new Unopened(Tag.THINK, text.indexOf("</think>")));
  }

  @Example
  void whatStandsInTheWrongPlaceIsNamed() {
    assertThat(
            defects(
                "<answer>sad</answer><think><vis_desc>a</vis_desc><aud_desc>b</aud_desc></think>"))
        .containsExactly(new Misplaced(Tag.ANSWER, 0), new Misplaced(Tag.THINK, 20));
    assertThat(
            defects(
                "<vis_desc>a</vis_desc><think><aud_desc>b</aud_desc></think><answer>c</answer>"))
        .containsExactly(new Misplaced(Tag.VIS_DESC, 0));
    assertThat(defects("Sure! " + WELL)).containsExactly(new Outside(0, 5));
  }

  @Example
  void tagsAreReadInAnyCaseAndWithSpaces() {
    assertThat(said(WELL.replace("<think>", "< THINK >").replace("</vis_desc>", "</ Vis_Desc>")))
        .isEqualTo(said(WELL));
    assertThat(said("<think>1 < 2 and <b>bold</b></think>"))
        .containsExactly("text:1 < 2 and <b>bold</b>");
  }

  @Property(tries = 1000)
  void anyTextIsReadAndNothingOfItIsLost(@ForAll("tagSoup") String text) {
    Reasoning read = ReasoningParser.parse(text);
    int from = 0;
    StringBuilder kept = new StringBuilder();
    for (Segment segment : read.segments()) {
      assertThat(segment.start()).isGreaterThanOrEqualTo(from);
      assertThat(segment.end()).isLessThanOrEqualTo(text.length());
      from = segment.end();
      kept.append(read.textOf(segment));
    }
    for (FormatDefect defect : read.defects()) {
      if (defect instanceof Outside outside) {
        kept.append(text, outside.start(), outside.end());
      }
    }
    String words =
        text.replaceAll("(?i)<\\s{0,4}/?\\s{0,4}(think|vis_desc|aud_desc|answer)\\s{0,4}>", "");
    assertThat(kept.toString().replaceAll("\\s", "").chars().sorted().toArray())
        .as("every letter belongs to a segment or lies outside, once")
        .isEqualTo(words.replaceAll("\\s", "").chars().sorted().toArray());
    for (Tag tag : Tag.values()) {
      boolean opened = text.toLowerCase(Locale.ROOT).replaceAll("\\s", "").contains(tag.opening());
      if (!opened && tag != Tag.THINK) {
        assertThat(read.defects()).contains(new Missing(tag));
      }
    }
  }

  @Provide
  Arbitrary<String> tagSoup() {
    List<String> pieces =
        new ArrayList<>(List.of("a", " ", "\n", "fear", "<", ">", "</", "<b>", "é"));
    for (Tag tag : Tag.values()) {
      pieces.add(tag.opening());
      pieces.add(tag.closing());
    }
    pieces.add("< Think >");
    return Arbitraries.of(pieces).list().ofMaxSize(24).map(all -> String.join("", all));
  }

  @Property(tries = 500)
  void whatIsWrittenIsReadBackTheSame(@ForAll("parts") ReasoningParts parts) {
    String text = ReasoningWriter.write(parts);
    Reasoning read = ReasoningParser.parse(text);
    assertThat(read.defects()).isEmpty();
    assertThat(ReasoningParts.of(read)).isEqualTo(parts);
    assertThat(ReasoningWriter.write(ReasoningParts.of(read))).isEqualTo(text);
  }

  @Property(tries = 500)
  void rewritingAWellFormedTextChangesOnlyWhiteSpaceBetweenTags(
      @ForAll("parts") ReasoningParts parts, @ForAll("spaces") List<String> spaces) {
    String text = ReasoningWriter.write(parts);
    StringBuilder loose = new StringBuilder();
    int k = 0;
    for (String piece : text.split("(?=<)|(?<=>)")) {
      loose.append(spaces.get(k++ % spaces.size())).append(piece);
    }
    Reasoning read = ReasoningParser.parse(loose.toString());
    assertThat(read.wellFormed()).isTrue();
    assertThat(ReasoningWriter.write(ReasoningParts.of(read))).isEqualTo(text);
  }

  @Provide
  Arbitrary<List<String>> spaces() {
    return Arbitraries.of("", " ", "\n", "\t ").list().ofMinSize(3).ofMaxSize(9);
  }

  @Provide
  Arbitrary<ReasoningParts> parts() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("ab. ,'é\u201c&\n")
            .ofMinLength(1)
            .ofMaxLength(20)
            .map(String::strip)
            .filter(each -> !each.isEmpty());
    Arbitrary<List<Part>> described =
        text.map(
            each ->
                List.of(
                    new Part(SegmentKind.VIS_DESC, each),
                    new Part(SegmentKind.AUD_DESC, "x " + each)));
    Arbitrary<List<Part>> swapped = described.map(List::reversed);
    Arbitrary<List<Part>> free =
        text.list()
            .ofMaxSize(2)
            .map(all -> all.stream().map(each -> new Part(SegmentKind.TEXT, each)).toList());
    return Combinators.combine(free, Arbitraries.oneOf(described, swapped), free)
        .as(
            (before, both, after) -> {
              List<Part> all = new ArrayList<>(before);
              all.addAll(both);
              all.addAll(after);
              return new ReasoningParts(all, "fear");
            });
  }

  @Example
  void theDominantModalityComesFirst() {
    ReasoningParts parts = ReasoningParts.of(ReasoningParser.parse(WELL));
    assertThat(orders(parts, DominantModality.AUDIO)).containsExactly("aud vis tex");
    assertThat(orders(parts, DominantModality.VISUAL)).containsExactly("vis aud tex");
    assertThat(orders(parts, DominantModality.BOTH)).containsExactly("vis aud tex", "aud vis tex");
    assertThat(parts.ordersFor(DominantModality.NONE)).containsExactly(parts);
    assertThat(parts.ordersFor(DominantModality.CONFLICT)).containsExactly(parts);
  }

  private static List<String> orders(ReasoningParts parts, DominantModality dominant) {
    return parts.ordersFor(dominant).stream()
        .map(
            order ->
                String.join(
                    " ",
                    order.parts().stream().map(part -> part.kind().id().substring(0, 3)).toList()))
        .toList();
  }

  @Example
  void whatWouldBreakTheFormatIsNotWritten() {
    assertThatThrownBy(() -> new Part(SegmentKind.VIS_DESC, "a</vis_desc>"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReasoningParts(List.of(), " "))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReasoningParts.of(ReasoningParser.parse("fear")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void aHostileTextIsReadInNoTime() {
    String text = "<vis_desc>" + "<aud_desc></aud_desc><answer>".repeat(50_000);
    assertThat(ReasoningParser.parse(text).defects()).isNotEmpty();
  }
}
