package studio.migr.app.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import studio.migr.runtime.emotion.DominantModality;

/** A study asks about each modality and emotion alike, as far as there are clips. */
final class BalancedSampleTest {
  private static final List<String> LABELS = List.of("fear", "surprise", "happy");

  private static List<Candidate> candidates(long seed, int count) {
    Random random = new Random(seed);
    List<Candidate> all = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      // far more clips that the picture carries, as in most data sets
      DominantModality verdict =
          random.nextInt(5) > 0
              ? DominantModality.VISUAL
              : DominantModality.values()[random.nextInt(DominantModality.values().length)];
      all.add(
          new Candidate(
              "clip" + k,
              LABELS.get(random.nextInt(LABELS.size())),
              verdict,
              Optional.of("person " + random.nextInt(6))));
    }
    return all;
  }

  @Property(tries = 100)
  void noModalityIsPreferredWhileAnotherHasClipsLeft(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count) {
    List<Candidate> from = candidates(seed, 60);
    List<Candidate> sample = BalancedSample.draw(from, count, seed);
    assertThat(sample).hasSize(count).doesNotHaveDuplicates().allMatch(from::contains);
    Map<DominantModality, Long> there = counts(from);
    Map<DominantModality, Long> drawn = counts(sample);
    long most = Collections.max(drawn.values());
    there.forEach(
        (verdict, all) -> {
          long own = drawn.getOrDefault(verdict, 0L);
          assertThat(own >= most - 1 || own == all)
              .as("%s: %d of %d, while another has %d", verdict, own, all, most)
              .isTrue();
        });
  }

  private static Map<DominantModality, Long> counts(List<Candidate> of) {
    return of.stream().collect(Collectors.groupingBy(Candidate::verdict, Collectors.counting()));
  }

  @Example
  void emotionsAreSpreadWithinAModality() {
    List<Candidate> from = new ArrayList<>();
    for (int k = 0; k < 40; k++) {
      from.add(
          new Candidate(
              "clip" + k,
              k < 30 ? "happy" : LABELS.get(k % 2),
              DominantModality.VISUAL,
              Optional.of(k % 3 == 0 ? "one" : "other")));
    }
    Map<String, Long> labels =
        BalancedSample.draw(from, 12, 5).stream()
            .collect(Collectors.groupingBy(Candidate::label, Collectors.counting()));
    assertThat(labels)
        .containsOnly(Map.entry("happy", 4L), Map.entry("fear", 4L), Map.entry("surprise", 4L));
  }

  @Property(tries = 20)
  void theSameSeedDrawsTheSameWhateverTheOrderOfTheClips(@ForAll long seed) {
    List<Candidate> from = candidates(seed, 30);
    List<Candidate> other = new ArrayList<>(from);
    Collections.shuffle(other, new Random(seed + 1));
    assertThat(BalancedSample.draw(from, 20, seed)).isEqualTo(BalancedSample.draw(other, 20, seed));
  }
}
