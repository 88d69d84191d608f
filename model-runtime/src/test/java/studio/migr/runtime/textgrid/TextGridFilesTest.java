package studio.migr.runtime.textgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;
import studio.migr.runtime.textfile.TextFile;
import studio.migr.runtime.tier.Tier;
import studio.migr.runtime.tier.TierDocument;
import studio.migr.runtime.tier.TimedValue;

/** TextGrids: every text form in every encoding is read; what we write is read the same. */
final class TextGridFilesTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("shared.directory", "none"), "samples", "textgrid");

  private static final String SHORT =
      """
      File type = "ooTextFile"
      Object class = "TextGrid"

      0 2.4 <exists> 2
      "IntervalTier" "emotion" 0 2.4 2  0 0.9 ""  0.9 2.4 "a ""big"" smile"
      "TextTier" "onset" 0 2.4 1  0.9 "apex"
      """;

  private static final String LONG =
      """
      File type = "ooTextFile"
      Object class = "TextGrid"

      xmin = 0 ! the start
      xmax = 2.4
      tiers? <exists>
      size = 2
      item []:
          item [1]:
              class = "IntervalTier"
              name = "emotion"
              xmin = 0
              xmax = 2.4
              intervals: size = 2
              intervals [1]:
                  xmin = 0
                  xmax = 0.9
                  text = ""
              intervals [2]:
                  xmin = 0.9
                  xmax = 2.4
                  text = "a ""big"" smile"
          item [2]:
              class = "TextTier"
              name = "onset"
              xmin = 0
              xmax = 2.4
              points: size = 1
              points [1]:
                  number = 0.9
                  mark = "apex"
      """;

  private static final TierDocument BOTH =
      new TierDocument(
          List.of(),
          List.of(
              new Tier(
                  "emotion",
                  Optional.empty(),
                  false,
                  List.of(new TimedValue(900, 2400, "a \"big\" smile"))),
              new Tier("onset", Optional.empty(), true, List.of(new TimedValue(900, 900, "apex")))),
          0,
          2400);

  private static TierDocument read(String text, Charset charset) throws FormatException {
    return TextGridReader.read(text.getBytes(charset));
  }

  @Test
  void longShortAndMixedFormsSayTheSame() throws FormatException {
    assertThat(read(SHORT, StandardCharsets.UTF_8)).isEqualTo(BOTH);
    assertThat(read(LONG, StandardCharsets.UTF_8)).isEqualTo(BOTH);
    String head = SHORT.substring(0, SHORT.indexOf("\"TextTier\""));
    String tail = LONG.substring(LONG.indexOf("item [2]"));
    assertThat(read(head + tail, StandardCharsets.UTF_8)).isEqualTo(BOTH);
  }

  @Test
  void everyEncodingAndLineEndIsRead() throws FormatException {
    for (String text : List.of(SHORT, LONG)) {
      for (String lineEnd : List.of("\n", "\r", "\r\n")) {
        String changed = text.replace("\n", lineEnd).replace("smile", "Lächeln");
        for (Charset charset :
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1)) {
          assertThat(read(changed, charset).tiers().getFirst().values().getFirst().text())
              .isEqualTo("a \"big\" Lächeln");
        }
        assertThat(read("\uFEFF" + changed, StandardCharsets.UTF_8).tiers()).hasSize(2);
        assertThat(read("\uFEFF" + changed, StandardCharsets.UTF_16LE).tiers()).hasSize(2);
        assertThat(read(changed, StandardCharsets.UTF_16LE).tiers()).hasSize(2);
      }
    }
  }

  @Test
  void everySampleIsReadAndComesBackTheSame() throws IOException {
    assumeTrue(Files.isDirectory(SAMPLES), "samples of other programs are not here");
    try (Stream<Path> files = Files.list(SAMPLES)) {
      List<Path> all = files.filter(each -> each.toString().endsWith(".TextGrid")).toList();
      assertThat(all).hasSizeGreaterThanOrEqualTo(6);
      for (Path file : all) {
        TierDocument document = TextGridReader.read(TextFile.bytes(file));
        assertThat(document.tiers()).as(file.toString()).isNotEmpty();
        assertThat(read(TextGridWriter.write(document), StandardCharsets.UTF_8))
            .as(file.toString())
            .isEqualTo(document);
      }
    }
  }

  @Test
  void textsKeepTheirQuotesAndLines() throws IOException {
    assumeTrue(Files.isDirectory(SAMPLES), "samples of other programs are not here");
    TierDocument document =
        TextGridReader.read(TextFile.bytes(SAMPLES.resolve("bobby_words_with_newlines.TextGrid")));
    assertThat(document.tiers()).extracting(Tier::name).containsExactly("\"word\"", "phrase", "");
    assertThat(document.tiers().getFirst().values().getFirst().text())
        .isEqualTo("\"\"\"BOBBY\"\"\"\nNoun");
    assertThat(document.tiers().getLast().points()).isTrue();
    assertThat(document.tiers().getLast().values()).hasSize(4);
  }

  @Test
  void otherFormsOfPraatAndDamageAreRefused() {
    assertFault("ooBinaryFile\u0008TextGrid", FormatFault.OTHER_KIND);
    assertFault(SHORT.replace("\"TextGrid\"", "\"PitchTier\""), FormatFault.OTHER_KIND);
    assertFault(SHORT.substring(0, SHORT.length() - 20), FormatFault.CUT_SHORT);
    assertFault(SHORT.replace("0.9 2.4 \"a", "2.5 2.4 \"a"), FormatFault.BAD_TIME);
    assertFault(SHORT.replace("<exists> 2", "<exists> 99999999999"), FormatFault.MALFORMED);
    assertFault(SHORT.replace("<exists> 2", "<exists> 999999999"), FormatFault.CUT_SHORT);
    assertFault(SHORT.replace("0 0.9 \"\"", "0 \"\" 0.9"), FormatFault.MALFORMED);
  }

  private static void assertFault(String text, FormatFault fault) {
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> read(text, StandardCharsets.UTF_8))
        .satisfies(e -> assertThat(e.fault()).isEqualTo(fault));
  }

  @Test
  void whatNoTextGridCanHoldIsNotWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextGridWriter.write(tier(false, 0, 10, 5, 20)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextGridWriter.write(tier(true, 5, 5, 5, 5)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextGridWriter.write(tier(false, 0, 10, 10, 200)));
  }

  private static TierDocument tier(
      boolean points, double start, double end, double nextStart, double nextEnd) {
    return new TierDocument(
        List.of(),
        List.of(
            new Tier(
                "t",
                Optional.empty(),
                points,
                List.of(new TimedValue(start, end, "a"), new TimedValue(nextStart, nextEnd, "b")))),
        0,
        100);
  }

  @Provide
  Arbitrary<TierDocument> documents() {
    Arbitrary<String> texts =
        Arbitraries.strings()
            .ofMaxLength(10)
            .filter(text -> text.indexOf('\0') < 0)
            .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
    Arbitrary<List<Double>> times =
        Arbitraries.doubles()
            .between(0, 100_000)
            .ofScale(6)
            .set()
            .ofMaxSize(8)
            .map(set -> set.stream().sorted().toList());
    Arbitrary<Tier> tiers =
        Combinators.combine(texts, Arbitraries.of(true, false), times, texts)
            .as(
                (name, points, moments, text) -> {
                  List<TimedValue> values = new ArrayList<>();
                  for (int k = 0; k + 1 < moments.size(); k += points ? 1 : 2) {
                    values.add(
                        new TimedValue(
                            moments.get(k),
                            points ? moments.get(k) : moments.get(k + 1),
                            points ? text : text + "x"));
                  }
                  return new Tier(name, Optional.empty(), points, values);
                });
    return tiers.list().ofMaxSize(4).map(list -> new TierDocument(List.of(), list, 0, 100_000));
  }

  @Property(tries = 200)
  void whatIsWrittenComesBack(@ForAll("documents") TierDocument document) throws IOException {
    assertThat(read(TextGridWriter.write(document), StandardCharsets.UTF_8)).isEqualTo(document);
  }

  /** Numbers, texts and flags that stand free: all that Praat's short form has. */
  private static final Pattern FREE =
      Pattern.compile("\"(?:[^\"]|\"\")*\"|<exists>|(?<=\\s)-?\\d[\\d.]*(?=\\s)");

  private static String shortForm(String text) {
    int body = text.indexOf("xmin");
    return text.substring(0, body)
        + FREE.matcher(text.substring(body))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.joining("\n"));
  }

  @Property(tries = 100)
  void everyFormAndEncodingOfItComesBack(@ForAll("documents") TierDocument document)
      throws IOException {
    String text = TextGridWriter.write(document);
    for (String form : List.of(text, shortForm(text))) {
      for (Charset charset :
          List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
        assertThat(read("\uFEFF" + form, charset)).as(charset.name()).isEqualTo(document);
      }
    }
  }
}
