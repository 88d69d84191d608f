package studio.migr.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.importance.ModalityShare;
import studio.migr.runtime.textfile.FormatException;

/** Snapshots never change, are named by what is in them, and never have a person in two splits. */
final class SnapshotTest {
  private static final Map<Split, Double> SHARES =
      new EnumMap<>(Map.of(Split.TRAIN, 0.8, Split.VALIDATION, 0.1, Split.TEST, 0.1));

  private final Path temporary;

  SnapshotTest() {
    try {
      temporary = Files.createTempDirectory("snapshots");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterProperty
  void clear() throws IOException {
    MoreFiles.deleteRecursively(temporary, RecursiveDeleteOption.ALLOW_INSECURE);
  }

  private static ClipRecord clip(String name, String person) {
    return new ClipRecord(
        name,
        "/d/" + name,
        Optional.of(person).filter(p -> !p.isEmpty()),
        Optional.empty(),
        "fear",
        Map.of("fear", 3, "surprise", 1),
        1,
        Optional.of(DominantModality.AUDIO),
        Optional.of(new ModalityShare(0.5, 0.1)),
        Evidence.NONE,
        Optional.empty(),
        "test",
        false);
  }

  @Example
  void theNameIsTheHashOfTheContentWhateverTheOrder() throws IOException {
    List<ClipRecord> clips = List.of(clip("b", "p1"), clip("a", "p2"));
    Snapshot one = Snapshot.write(temporary, clips);
    Snapshot other = Snapshot.write(temporary, clips.reversed());
    assertThat(other.folder()).isEqualTo(one.folder());
    assertThat(one.folder().getFileName()).hasToString(one.hash());
    assertThat(one.clips()).extracting(ClipRecord::clip).containsExactly("a", "b");
    Snapshot more = Snapshot.write(temporary, List.of(clip("a", "p2"), clip("b", "p3")));
    assertThat(more.hash()).isNotEqualTo(one.hash());
    try (var folders = Files.list(temporary)) {
      assertThat(folders).hasSize(2);
    }
  }

  @Example
  void aSnapshotThatSomebodyChangedIsRefused() throws IOException {
    Snapshot snapshot = Snapshot.write(temporary, List.of(clip("a", "p")));
    Files.writeString(snapshot.folder().resolve("clips.jsonl"), " ", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> Snapshot.read(snapshot.folder())).isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> Snapshot.write(temporary, List.of(clip("a", "p"))))
        .isInstanceOf(FormatException.class);
  }

  @Example
  void whatIsNoDataSetIsRefusedAndLeavesNothing() throws IOException {
    assertThatThrownBy(() -> Snapshot.write(temporary, List.of()))
        .isInstanceOf(SnapshotException.class);
    assertThatThrownBy(() -> Snapshot.write(temporary, List.of(clip("a", ""), clip("a", ""))))
        .hasMessageContaining("a");
    List<ClipRecord> torn =
        List.of(clip("a", "Ann").withSplit(Split.TRAIN), clip("b", "Ann").withSplit(Split.TEST));
    assertThatThrownBy(() -> Snapshot.write(temporary, torn)).hasMessageContaining("Ann");
    try (var folders = Files.list(temporary)) {
      assertThat(folders).isEmpty();
    }
  }

  @Property(tries = 60)
  void whatIsWrittenIsReadBackTheSame(@ForAll("records") List<ClipRecord> clips)
      throws IOException {
    Snapshot written = Snapshot.write(temporary, clips);
    assertThat(Snapshot.read(written.folder())).isEqualTo(written);
    assertThat(written.clips()).containsExactlyInAnyOrderElementsOf(clips);
  }

  @Property(tries = 200)
  void noPersonIsInTwoSplits(@ForAll("records") List<ClipRecord> clips, @ForAll long seed) {
    List<ClipRecord> split = PersonSplits.assign(clips, SHARES, seed);
    Map<String, Split> parts = new HashMap<>();
    for (ClipRecord clip : split) {
      assertThat(clip.split()).isPresent();
      clip.person()
          .ifPresent(
              person ->
                  assertThat(parts.merge(person, clip.split().orElseThrow(), (a, _) -> a))
                      .isEqualTo(clip.split().orElseThrow()));
    }
    List<ClipRecord> shuffled = new ArrayList<>(clips);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(PersonSplits.assign(shuffled, SHARES, seed))
        .containsExactlyInAnyOrderElementsOf(split);
  }

  @Example
  void theSplitsHaveTheirSharesAsFarAsPeopleAllow() {
    List<ClipRecord> clips = new ArrayList<>();
    for (int k = 0; k < 400; k++) {
      clips.add(clip("c" + k, "p" + k % 40));
    }
    Map<Split, Integer> counts = new EnumMap<>(Split.class);
    PersonSplits.assign(clips, SHARES, 5)
        .forEach(clip -> counts.merge(clip.split().orElseThrow(), 1, Integer::sum));
    assertThat(counts)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(Split.TRAIN, 320, Split.VALIDATION, 40, Split.TEST, 40));
    assertThat(PersonSplits.assign(clips, SHARES, 5))
        .isNotEqualTo(PersonSplits.assign(clips, SHARES, 6));
  }

  @Example
  void agreementWeighs() {
    assertThat(AgreementWeights.agreement(Map.of("fear", 9, "sad", 1), "fear"))
        .isEqualTo(10 / 12.0);
    assertThat(AgreementWeights.agreement(Map.of("fear", 1), "fear")).isEqualTo(2 / 3.0);
    assertThat(AgreementWeights.agreement(Map.of(), "fear")).isEqualTo(0.5);
    List<ClipRecord> weighed = AgreementWeights.weigh(List.of(clip("a", "p"), clip("b", "p")));
    assertThat(weighed).extracting(ClipRecord::weight).containsExactly(1.0, 1.0);
  }

  @Provide
  Arbitrary<List<ClipRecord>> records() {
    Arbitrary<String> word = Arbitraries.strings().withChars("aé\"\n\u2028 {").ofMaxLength(6);
    Arbitrary<Evidence> evidence =
        Combinators.combine(word, Arbitraries.doubles().between(0, 5), word.optional())
            .as(
                (source, value, said) -> {
                  SortedMap<ActionUnit, Double> units = new TreeMap<>();
                  units.put(new ActionUnit(4), value);
                  return new Evidence(
                      Optional.of(source), units, Map.of("f0_median_hz", value), said);
                });
    Arbitrary<ClipRecord> record =
        Combinators.combine(
                Arbitraries.integers().between(0, 9),
                evidence,
                Arbitraries.of(DominantModality.class).optional(),
                word.optional(),
                Arbitraries.doubles().between(0.01, 3),
                Arbitraries.of(true, false))
            .as(
                (person, measured, dominant, reasoning, weight, generated) ->
                    new ClipRecord(
                        "x",
                        "/d/x.mp4",
                        Optional.of("p" + person).filter(_ -> person > 0),
                        Optional.empty(),
                        "sad",
                        Map.of("sad", person),
                        weight,
                        dominant,
                        Optional.of(new ModalityShare(weight / 3, -weight / 7)),
                        measured,
                        reasoning,
                        "test",
                        generated));
    return record
        .list()
        .ofMinSize(1)
        .ofMaxSize(30)
        .map(
            all -> {
              List<ClipRecord> named = new ArrayList<>();
              for (ClipRecord each : all) {
                named.add(
                    new ClipRecord(
                        "clip " + named.size(),
                        each.media(),
                        each.person(),
                        each.split(),
                        each.label(),
                        each.votes(),
                        each.weight(),
                        each.dominant(),
                        each.importance(),
                        each.evidence(),
                        each.reasoning(),
                        each.source(),
                        each.generated()));
              }
              return named;
            });
  }
}
