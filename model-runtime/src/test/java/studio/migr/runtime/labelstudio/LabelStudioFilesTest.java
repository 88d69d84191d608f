package studio.migr.runtime.labelstudio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.labelstudio.LabelStudioTask.Annotation;
import studio.migr.runtime.labelstudio.LabelStudioTask.Result;
import studio.migr.runtime.labelstudio.LabelStudioTask.Span;
import studio.migr.runtime.textfile.FormatException;

final class LabelStudioFilesTest {
  private static List<LabelStudioTask> read(String text) throws FormatException {
    return LabelStudioReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void framesSecondsChoicesAndTheirMakersAreRead() throws FormatException {
    List<LabelStudioTask> tasks =
        read(
            """
            [{"id": 7, "data":{"video":"/data/c7.mp4"},
            "annotations":[{"completed_by":{"id":3,"email":"a@b"},"was_cancelled":false,"result":[
            {"id":"r3","from_name":"seg","to_name":"audio","type":"labels","original_length":4.2,
             "value":{"start":0.48,"end":1.32,"channel":0,"labels":["sob"]}}]}],
            "predictions":[{"model_version":"m3","score":0.71,"result":[
            {"id":"r1","from_name":"tl","to_name":"video","type":"timelinelabels",
             "value":{"ranges":[{"start":13,"end":33}],"timelinelabels":["fear"]}},
            {"id":"r2","from_name":"dom","to_name":"video","type":"choices",
             "value":{"choices":["audio"]}}]}]}]
            """);
    LabelStudioTask task = tasks.getFirst();
    assertThat(task.data()).containsEntry("video", "/data/c7.mp4");
    Annotation person = task.annotations().getFirst();
    assertThat(person.by()).contains("a@b");
    assertThat(person.results().getFirst().spans()).containsExactly(new Span.Seconds(0.48, 1.32));
    Annotation model = task.annotations().getLast();
    assertThat(model.prediction()).isTrue();
    assertThat(model.results().getFirst().spans()).containsExactly(new Span.Frames(13, 33));
    assertThat(model.results().getLast().words()).containsExactly("audio");
  }

  @Test
  void whatIsNoTaskOrHasImpossibleTimesIsRefused() {
    for (String text :
        List.of(
            "[{\"annotations\":[]}]",
            "[1]",
            "[{\"data\":{}",
            "[".repeat(5000),
            "{\"data\":{\"fps\":0}}",
            "{\"data\":{\"fps\":1e999}}",
            range("\"start\":5,\"end\":4"),
            range("\"start\":1,\"end\":1e300"),
            range("\"start\":-1,\"end\":4"))) {
      assertThatExceptionOfType(FormatException.class).as(text).isThrownBy(() -> read(text));
    }
  }

  private static String range(String range) {
    return "{\"data\":{},\"annotations\":[{\"result\":[{\"type\":\"timelinelabels\",\"value\":"
        + "{\"ranges\":[{"
        + range
        + "}],\"timelinelabels\":[\"x\"]}}]}]}";
  }

  @Provide
  Arbitrary<List<LabelStudioTask>> tasks() {
    Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(8);
    Arbitrary<String> names = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(6);
    Arbitrary<Span> frames =
        Combinators.combine(
                Arbitraries.integers().between(1, 100_000), Arbitraries.integers().between(0, 999))
            .as((first, more) -> new Span.Frames(first, first + more));
    Arbitrary<Result> regions =
        Combinators.combine(names, frames.list().ofMinSize(1).ofMaxSize(3), texts)
            .as(
                (id, spans, word) ->
                    new Result(
                        id,
                        "emotion",
                        "video",
                        "timelinelabels",
                        spans,
                        List.of(word),
                        OptionalDouble.empty()));
    Arbitrary<Result> sounds =
        Combinators.combine(
                names,
                Arbitraries.doubles().between(0, 1000),
                Arbitraries.doubles().between(0, 100),
                Arbitraries.doubles().between(0, 1))
            .as(
                (id, start, length, number) ->
                    new Result(
                        id,
                        "confidence",
                        "audio",
                        "number",
                        List.of(new Span.Seconds(start, start + length)),
                        List.of(),
                        OptionalDouble.of(number)));
    Arbitrary<Result> notes =
        Combinators.combine(names, texts)
            .as(
                (id, note) ->
                    new Result(
                        id,
                        "note",
                        "video",
                        "textarea",
                        List.of(),
                        List.of(note),
                        OptionalDouble.empty()));
    Arbitrary<Annotation> annotations =
        Combinators.combine(
                Arbitraries.of("1", "a@b").optional(),
                Arbitraries.of(true, false),
                Arbitraries.oneOf(regions, sounds, notes).list().ofMaxSize(5))
            .as((by, cancelled, results) -> Annotation.ofPerson(by, cancelled, results));
    return Combinators.combine(
            Arbitraries.maps(names.filter(name -> !name.equals("fps")), texts).ofMaxSize(3),
            Arbitraries.doubles().between(1, 240).optional(),
            annotations.list().ofMaxSize(3))
        .as(
            (data, rate, list) ->
                new LabelStudioTask(
                    Map.copyOf(data),
                    rate.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                    list))
        .list()
        .ofMaxSize(3);
  }

  @Property(tries = 150)
  void whatIsWrittenComesBack(@ForAll("tasks") List<LabelStudioTask> tasks) throws IOException {
    assertThat(read(LabelStudioWriter.write(tasks))).isEqualTo(tasks);
  }

  @Test
  void predictionsKeepTheirModelAndItsScore() throws FormatException {
    List<LabelStudioTask> tasks =
        List.of(
            new LabelStudioTask(
                Map.of("video", "a.mp4"),
                OptionalDouble.of(29.97),
                List.of(
                    new Annotation(
                        Optional.of("m3"), true, OptionalDouble.of(0.71), false, List.of()))));
    assertThat(read(LabelStudioWriter.write(tasks))).isEqualTo(tasks);
  }

  @Test
  void aConfigurationSaysWhatIsShownAndWhatCanBeSaid() throws FormatException {
    LabellingSetup view =
        view(
            """
            <?xml version="1.0"?>
            <!-- of the lab -->
            <View>
              <Video name="clip" value="$media" frameRate="$rate" muted="false"/>
              <Audio name="sound" value="$track"/>
              <View visibleWhen="region-selected">
                <Choices name="what" toName="clip" choice="single">
                  <View><Choice value="Fear &amp; awe" alias="FEA"/><Choice value="Sad"/></View>
                </Choices>
              </View>
              <TextArea name="say" toName="sound"/>
            </View>
            """);
    assertThat(view.mediaFields()).containsExactly("media", "track");
    assertThat(view.object("clip").orElseThrow().frameRate()).contains("$rate");
    assertThat(view.control("what").orElseThrow().words())
        .isEqualTo(Map.of("FEA", "Fear & awe", "Sad", "Sad"));
    assertThat(view.control("say").orElseThrow().tag()).isEqualTo("TextArea");
  }

  @Test
  void damagedAndForeignConfigurationsAreRefused() {
    for (String text :
        List.of(
            "<View><Video name=",
            "<html/>",
            "<!DOCTYPE View [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><View>&x;</View>",
            "<View>".repeat(500))) {
      assertThatExceptionOfType(FormatException.class).as(text).isThrownBy(() -> view(text));
    }
  }

  private static LabellingSetup view(String text) throws FormatException {
    return LabellingSetupReader.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
