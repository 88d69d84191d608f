package studio.migr.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.clips.SampleClips;

/** The recipes as they lie in the repository: what is measured was never learnt. */
final class RecipeTest {
  private static final Pattern CLIPS =
      Pattern.compile("(?m)^ *clips ([\\w-]+) (\\d+) (\\d+) (\\d+)-(\\d+)\\b");

  @TempDir private Path folder;

  private record Clips(int count, long seed, Set<Integer> people) {}

  private static List<Path> recipes() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("../docs/results"))) {
      return all.filter(file -> file.toString().endsWith(".sh")).sorted().toList();
    }
  }

  private static Map<String, Clips> clips() throws IOException {
    Map<String, Clips> sets = new LinkedHashMap<>();
    for (Path recipe : recipes()) {
      Matcher lines = CLIPS.matcher(Files.readString(recipe));
      while (lines.find()) {
        Set<Integer> people = new HashSet<>();
        IntStream.rangeClosed(Integer.parseInt(lines.group(4)), Integer.parseInt(lines.group(5)))
            .forEach(people::add);
        Clips set =
            new Clips(Integer.parseInt(lines.group(2)), Long.parseLong(lines.group(3)), people);
        assertThat(sets.getOrDefault(lines.group(1), set)).as(lines.group()).isEqualTo(set);
        sets.put(lines.group(1), set);
      }
    }
    return sets;
  }

  @Test
  void trainingThresholdsAndEvaluationShareNoPersonAndNoSeed() throws IOException {
    Map<String, Clips> sets = clips();
    assertThat(sets)
        .containsOnlyKeys(
            "train",
            "own",
            "fit",
            "test",
            "table-fit",
            "table-test",
            "overlap",
            "fear",
            "conflict");
    Set<Integer> people = new HashSet<>();
    Set<Long> seeds = new HashSet<>();
    int all = 0;
    for (Clips set : sets.values()) {
      people.addAll(set.people);
      seeds.add(set.seed);
      all += set.people.size();
    }
    assertThat(people).as("each person speaks with a voice of their own").hasSize(all);
    assertThat(seeds).hasSize(sets.size());
    assertThat(sets.get("test")).extracting(Clips::count).isEqualTo(500);
  }

  @Test
  void nobodyOfTheSampleProjectWasLearntFrom() throws IOException {
    Set<Integer> known = new HashSet<>();
    clips().values().forEach(set -> known.addAll(set.people));
    assertThat(samplePeople()).isNotEmpty().doesNotContainAnyElementsOf(known);
  }

  private Set<Integer> samplePeople() throws IOException {
    Set<Integer> people = new HashSet<>();
    SampleClips.copyTo(folder);
    Matcher identity =
        Pattern.compile("\"(?:identity|speaker)\":\"P(\\d+)\"")
            .matcher(Files.readString(folder.resolve("truth.jsonl")));
    while (identity.find()) {
      people.add(Integer.parseInt(identity.group(1)));
    }
    return people;
  }
}
