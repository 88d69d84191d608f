package studio.migr.runtime.elan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;
import studio.migr.runtime.testing.EafSchema;
import studio.migr.runtime.textfile.FormatException;
import studio.migr.runtime.textfile.FormatFault;
import studio.migr.runtime.textfile.TextFile;
import studio.migr.runtime.tier.TimedValue;

/** EAF: what ELAN and its neighbours write is read; what we write is read the same. */
final class ElanFilesTest {
  private static final Path SAMPLES =
      Path.of(System.getProperty("shared.directory", "none"), "samples", "eaf");

  private static ElanDocument read(String text) throws FormatException {
    return ElanReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String document(String body) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<ANNOTATION_DOCUMENT AUTHOR=\"a\" DATE=\"2026-01-01T00:00:00Z\" VERSION=\"2.8\">\n"
        + body
        + "\n</ANNOTATION_DOCUMENT>";
  }

  @Test
  void elansOwnExampleIsReadWithItsTiersTimesAndLinks() throws IOException {
    assumeTrue(Files.isDirectory(SAMPLES), "samples of other programs are not here");
    ElanDocument document = ElanReader.read(TextFile.bytes(SAMPLES.resolve("elan_example.eaf")));
    assertThat(document.tiers()).hasSize(11);
    assertThat(document.tiers().stream().mapToInt(tier -> tier.values().size()).sum())
        .as("all 183 aligned and 132 referring annotations")
        .isEqualTo(183 + 132);
    assertThat(document.untimed()).isZero();
    assertThat(document.media())
        .extracting(ElanMedia::url)
        .containsExactly(
            "file:///D:/Data/elan/elan-example1.mpg", "file:///D:/Data/elan/elan-example1.wav");
    assertThat(document.vocabularies()).hasSize(2);
    assertThat(document.tiers().getFirst().id()).isEqualTo("K-Spch");
    assertThat(document.tiers()).allSatisfy(tier -> assertThat(tier.values()).isNotEmpty());
  }

  @Test
  void everySampleIsReadWholeAndComesBackTheSame() throws IOException {
    assumeTrue(Files.isDirectory(SAMPLES), "samples of other programs are not here");
    try (Stream<Path> files = Files.list(SAMPLES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".eaf")).toList()) {
        ElanDocument read = ElanReader.read(TextFile.bytes(file));
        int raw = Files.readString(file).split("_ANNOTATION ", -1).length - 1;
        assertThat(read.tiers().stream().mapToInt(tier -> tier.values().size()).sum())
            .as(file.toString())
            .isEqualTo(raw - read.untimed());
        ElanDocument flat = withoutParents(read);
        assertThat(read(ElanWriter.write(flat))).isEqualTo(flat);
      }
    }
  }

  /** With every tier on its own: other files nest deeper than we write. */
  private static ElanDocument withoutParents(ElanDocument document) {
    return new ElanDocument(
        document.author(),
        document.date(),
        document.media(),
        document.tiers().stream()
            .map(
                tier ->
                    new ElanTier(
                        tier.id(),
                        tier.annotator(),
                        tier.participant(),
                        Optional.empty(),
                        Optional.empty(),
                        tier.values().stream()
                            .map(
                                value ->
                                    new TimedValue(
                                        Math.round(value.startMs()),
                                        Math.round(value.endMs()),
                                        value.text()))
                            .toList()))
            .toList(),
        document.vocabularies().stream()
            .map(each -> new Vocabulary(each.id(), each.words().stream().distinct().toList()))
            .toList(),
        0);
  }

  @Test
  void timeSlotsWithoutATimeAreSpreadBetweenTheirNeighbours() throws FormatException {
    ElanDocument document =
        read(
            document(
                """
                <HEADER TIME_UNITS="milliseconds"/>
                <TIME_ORDER><TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="0" />
                <TIME_SLOT TIME_SLOT_ID="b"/><TIME_SLOT TIME_SLOT_ID="c"/>
                <TIME_SLOT TIME_SLOT_ID="d" TIME_VALUE="300.0"/></TIME_ORDER>
                <TIER TIER_ID="t" LINGUISTIC_TYPE_REF="x">
                <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="1" TIME_SLOT_REF1="a" TIME_SLOT_REF2="b">
                <ANNOTATION_VALUE>p</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
                <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="2" TIME_SLOT_REF1="b" TIME_SLOT_REF2="c">
                <ANNOTATION_VALUE>q</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
                <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="3" TIME_SLOT_REF1="c" TIME_SLOT_REF2="d">
                <ANNOTATION_VALUE>r</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
                <TIER TIER_ID="u" LINGUISTIC_TYPE_REF="x" PARENT_REF="t">
                <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="4" ANNOTATION_REF="3">
                <ANNOTATION_VALUE>s</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
                <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="5" ANNOTATION_REF="3" PREVIOUS_ANNOTATION="4">
                <ANNOTATION_VALUE>t</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>
                """));
    assertThat(document.tiers().get(0).values())
        .containsExactly(
            new TimedValue(0, 100, "p"),
            new TimedValue(100, 200, "q"),
            new TimedValue(200, 300, "r"));
    assertThat(document.tiers().get(1).values())
        .as("a symbolic subdivision shares its parent's time")
        .containsExactly(new TimedValue(200, 250, "s"), new TimedValue(250, 300, "t"));
  }

  @Test
  void annotationsWithoutAnyTimeAreCountedAndCirclesOfReferencesEnd() throws FormatException {
    ElanDocument document =
        read(
            document(
                """
                <TIER TIER_ID="t" LINGUISTIC_TYPE_REF="x">
                <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="1" ANNOTATION_REF="2">
                <ANNOTATION_VALUE>a</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
                <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="2" ANNOTATION_REF="1">
                <ANNOTATION_VALUE>b</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>
                """));
    assertThat(document.untimed()).isEqualTo(2);
    assertThat(document.tiers()).extracting(ElanTier::id).containsExactly("t");
  }

  @Test
  void aVocabularyOfTwoLanguagesIsReadInItsFirst() throws FormatException {
    ElanDocument document =
        read(
            document(
                """
                <CONTROLLED_VOCABULARY CV_ID="v"><CV_ENTRY_ML CVE_ID="c7">
                <CVE_VALUE LANG_REF="eng">fear</CVE_VALUE><CVE_VALUE LANG_REF="deu">Angst</CVE_VALUE>
                </CV_ENTRY_ML></CONTROLLED_VOCABULARY>
                <CONTROLLED_VOCABULARY CV_ID="old"><CV_ENTRY DESCRIPTION="">joy</CV_ENTRY>
                </CONTROLLED_VOCABULARY>
                """));
    assertThat(document.vocabularies())
        .extracting(Vocabulary::id, Vocabulary::words)
        .containsExactly(tuple("v", List.of("fear")), tuple("old", List.of("joy")));
  }

  @Test
  void externalEntitiesAndDocumentTypesAreRefused() {
    String bomb =
        "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
            + "<ANNOTATION_DOCUMENT AUTHOR=\"&c;\" DATE=\"\" VERSION=\"3.0\"/>";
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> read(bomb))
        .satisfies(e -> assertThat(e.fault()).isEqualTo(FormatFault.MALFORMED))
        .satisfies(e -> assertThat(e.detail()).doesNotContain("root:"));
  }

  @Test
  void damagedFilesAreRefusedWithTheirLine() {
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> read(document("<TIER>\n</TIER>")))
        .satisfies(e -> assertThat(e.line()).isEqualTo(3))
        .satisfies(e -> assertThat(e.detail()).isEqualTo("<TIER> without TIER_ID"));
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> read(document("<TIME_SLOT TIME_SLOT_ID='a' TIME_VALUE='1e9'/>")))
        .satisfies(e -> assertThat(e.fault()).isEqualTo(FormatFault.BAD_TIME));
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> read("<html></html>"))
        .satisfies(e -> assertThat(e.fault()).isEqualTo(FormatFault.OTHER_KIND));
  }

  @Provide
  Arbitrary<ElanDocument> documents() {
    Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(12).filter(ElanWriter::canHold);
    Arbitrary<List<TimedValue>> values =
        Combinators.combine(
                Arbitraries.integers().between(0, 5_000_000),
                Arbitraries.integers().between(0, 5000),
                texts)
            .as((start, length, text) -> new TimedValue(start, start + length, text))
            .list()
            .ofMaxSize(6);
    List<Vocabulary> vocabularies =
        List.of(
            new Vocabulary("v", List.of("fear", "a < b & \"c\"")), new Vocabulary("w", List.of()));
    Arbitrary<ElanTier> tiers =
        Combinators.combine(
                texts,
                texts.optional(),
                texts.optional(),
                Arbitraries.of("v", "w").optional(),
                values)
            .as(
                (id, annotator, participant, vocabulary, list) ->
                    new ElanTier(id, annotator, participant, Optional.empty(), vocabulary, list));
    return Combinators.combine(
            texts,
            tiers.list().ofMaxSize(4).uniqueElements(ElanTier::id),
            Arbitraries.integers().between(0, 100_000))
        .as(
            (author, list, origin) ->
                new ElanDocument(
                    author,
                    "2026-01-01T00:00:00Z",
                    List.of(
                        new ElanMedia(
                            "file:///a/b.mp4", Optional.of("./b.mp4"), "video/mp4", origin)),
                    list,
                    vocabularies,
                    0));
  }

  @Property(tries = 200)
  void whatIsWrittenComesBack(@ForAll("documents") ElanDocument document) throws IOException {
    assertThat(read(ElanWriter.write(document))).isEqualTo(document);
  }

  @Test
  void valuesOfAChildTierBelongToTheirParentsAndKeepTheirTimes() throws FormatException {
    ElanDocument document =
        new ElanDocument(
            "",
            "2026-01-01T00:00:00Z",
            List.of(),
            List.of(
                new ElanTier(
                    "emotion",
                    Optional.of("r2"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("v"),
                    List.of(new TimedValue(0, 400, "fear"), new TimedValue(400, 900, ""))),
                new ElanTier(
                    "note",
                    Optional.of("r2"),
                    Optional.empty(),
                    Optional.of("emotion"),
                    Optional.empty(),
                    List.of(new TimedValue(400, 900, "two\nlines\r\tand more ")))),
            List.of(new Vocabulary("v", List.of("fear"))),
            0);
    assertThat(read(ElanWriter.write(document))).isEqualTo(document);
  }

  @Test
  void whatIsWrittenIsValidByThePublishedSchema() throws Exception {
    Optional<EafSchema> schema = EafSchema.given();
    assumeTrue(schema.isPresent(), EafSchema.ABSENT);
    List<String> drawn = new ArrayList<>();
    JqwikSession.run(
        () -> documents().sampleStream().limit(200).map(ElanWriter::write).forEach(drawn::add));
    assertThat(drawn).hasSize(200);
    for (String text : drawn) {
      schema.get().validate(text);
    }
  }

  @Test
  void tiersThatHangOnOthersAreValidByThePublishedSchema() throws Exception {
    Optional<EafSchema> schema = EafSchema.given();
    assumeTrue(schema.isPresent(), EafSchema.ABSENT);
    String text =
        ElanWriter.write(
            new ElanDocument(
                "",
                "2026-01-01T00:00:00Z",
                List.of(new ElanMedia("file:///a.mp4", Optional.of("./a.mp4"), "video/mp4", 0)),
                List.of(
                    new ElanTier(
                        "emotion@r2",
                        Optional.of("r2"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("v"),
                        List.of(new TimedValue(0, 400, "fear"))),
                    new ElanTier(
                        "note@r2",
                        Optional.of("r2"),
                        Optional.empty(),
                        Optional.of("emotion@r2"),
                        Optional.empty(),
                        List.of(new TimedValue(0, 400, "x")))),
                List.of(new Vocabulary("v", List.of("fear"))),
                0));
    schema.get().validate(text);
    assertThatExceptionOfType(SAXException.class)
        .as("the schema has teeth")
        .isThrownBy(
            () -> schema.get().validate(text.replace("PARENT_REF=\"emotion", "PARENT_REF=\"x")));
  }
}
