package studio.migr.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import studio.migr.app.message.Messages;
import studio.migr.app.results.ResultsFolder;

/** How commands that go through clips share them among processes, such as the jobs of a cluster. */
final class ShardOptions {
  private static final Pattern SHARD = Pattern.compile("([1-9]\\d{0,5})/([1-9]\\d{0,5})");
  private static final int MOST = 999_999;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "Only every N-th clip, from the I-th on, counted from 1.")
  private @Nullable String shard;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description =
          "Keep results in this folder instead of a project's; what is in it is not done again, and"
              + " import takes it into a project.")
  private @Nullable Path results;

  @Option(
      names = "--slurm",
      paramLabel = "FILE",
      description =
          "Do nothing but write a job for Slurm that does this in --shards parts: sbatch FILE.")
  private @Nullable Path slurm;

  @Option(names = "--shards", paramLabel = "N", description = "Into how many parts, for --slurm.")
  private int shards;

  /** Which part this is. */
  private record Part(int index, int of) {}

  private Optional<Part> part() {
    if (shard == null) {
      return Optional.empty();
    }
    Matcher parts = SHARD.matcher(shard);
    if (!parts.matches() || Integer.parseInt(parts.group(1)) > Integer.parseInt(parts.group(2))) {
      throw wrongUse("shard.wrong");
    }
    return Optional.of(
        new Part(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))));
  }

  /** Those of {@code all} that belong to this part; all if there is but one. */
  <T> List<T> of(List<T> all) {
    return part()
        .map(
            part ->
                IntStream.range(0, all.size())
                    .filter(k -> k % part.of == part.index - 1)
                    .mapToObj(all::get)
                    .toList())
        .orElse(all);
  }

  /** What this part is called in names of files. */
  String name() {
    return part().map(part -> part.index + "-of-" + part.of).orElse("1-of-1");
  }

  /** Where results are kept, if not in a project; it is made if it is not there. */
  Optional<ResultsFolder> results() throws IOException {
    return results == null ? Optional.empty() : Optional.of(ResultsFolder.make(results));
  }

  /**
   * Writes the job, if one was asked for; then nothing else is to be done.
   *
   * @return whether it was
   */
  boolean wroteJob(Console console) throws IOException {
    if (slurm == null) {
      if (shards != 0) {
        throw wrongUse("shard.no-slurm");
      }
      return false;
    }
    if (shards < 1 || shards > MOST || shard != null || results == null) {
      throw wrongUse("shard.slurm-needs");
    }
    Path file = slurm.toAbsolutePath().normalize();
    Files.createDirectories(file.getParent());
    SlurmArray job =
        new SlurmArray(ProgramFile.find(), Path.of("").toAbsolutePath(), arguments(), shards);
    Path logs = results().orElseThrow().root().resolve("logs");
    Files.createDirectories(logs); // Slurm does not make it
    Files.writeString(file, job.script(logs));
    console.say(Messages.text("shard.job-written", file.toString()));
    return true;
  }

  /** The command as it was given, without what asks for a job. */
  private List<String> arguments() {
    ParseResult given = spec().root().commandLine().getParseResult();
    return SlurmArray.withoutOptions(given.originalArgs(), List.of("--slurm", "--shards"));
  }

  private ParameterException wrongUse(String key) {
    return new ParameterException(spec().commandLine(), Messages.text(key));
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("run without picocli");
    }
    return spec;
  }
}
