package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import studio.migr.app.message.Messages;
import studio.migr.clips.Emotion;
import studio.migr.clips.script.Brief;
import studio.migr.clips.script.Casting;
import studio.migr.clips.script.Condition;
import studio.migr.clips.script.People;
import studio.migr.clips.shoot.ClipSet;
import studio.migr.clips.shoot.FilmFormat;

/** {@code clips generate}: draws, speaks and films clips, and says what is true of each. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description =
        "Draw and speak clips of invented people into a folder, with truth.jsonl beside them. The"
            + " same seed gives the same clips. They say nothing about real people.")
final class ClipsGenerateCommand implements Callable<Integer> {
  private static final int MOST = 100_000;
  private static final double LOWEST_SNR = -40; // dB
  private static final double HIGHEST_SNR = 60;

  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--count",
      required = true,
      paramLabel = "N",
      description = "How many clips, 1 to 100000.")
  private int count;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "K",
      description = "Of these N clips only those of these numbers, from 0, such as 3,17,20.")
  private List<Integer> only = List.of();

  @Option(
      names = "--seed",
      required = true,
      paramLabel = "S",
      description = "A number from which everything follows.")
  private long seed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; clips of the same names are replaced.")
  private @Nullable Path out;

  @Option(
      names = "--condition",
      paramLabel = "C",
      description = "Only congruent, audio, visual, conflict or none.")
  private @Nullable String condition;

  @Option(
      names = "--emotion",
      paramLabel = "E",
      description = "Only happy, sad, neutral, angry, surprise, disgust or fear.")
  private @Nullable String emotion;

  @Option(
      names = "--people",
      paramLabel = "FIRST-LAST",
      description =
          "Only the invented people of these numbers, such as 100-139; else 0-39. Sets without"
              + " common people share no face and no voice.")
  private @Nullable String people;

  @Option(
      names = "--strength",
      paramLabel = "X",
      description = "How strongly every clip shows its emotion, 0 to 1; else 0.45 to 1.")
  private @Nullable Double strength;

  @Option(
      names = "--ambiguity",
      paramLabel = "X",
      description =
          "How near every clip is to a second emotion, 0 to 1, such as Surprise to Fear; else"
              + " mostly below 0.35.")
  private @Nullable Double ambiguity;

  @Option(
      names = "--snr",
      paramLabel = "DB",
      description =
          "How far every voice that is heard is above the murmur of a crowd, -40 to 60 dB; else"
              + " there is none. Drowned and silent ones stay so, and so does what is true of the"
              + " voice.")
  private @Nullable Double snrDb;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      description = "Width and height of the pictures, 96 to 1080 and even; else 360.")
  private int size = FilmFormat.USUAL.size();

  @Option(
      names = "--frame-rate",
      paramLabel = "N",
      description = "Pictures a second, 1 to 60; else 25. Few suffice for training, and cost less.")
  private int frameRate = FilmFormat.USUAL.frameRate();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ClipsGenerateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (out == null || count < 1 || count > MOST) {
      throw wrongUse(Messages.text("clips.count"));
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw wrongUse(Messages.text("clips.no-folder", out.toString()));
    }
    if (only.stream().anyMatch(number -> number < 0 || number >= count)) {
      throw wrongUse(Messages.text("clips.only", Integer.toString(count - 1)));
    }
    Path folder = out;
    List<Integer> numbers =
        only.isEmpty()
            ? IntStream.range(0, count).boxed().toList()
            : only.stream().distinct().toList();
    ConsoleWork work = new ConsoleWork(console, "clips.progress");
    int made =
        ClipSet.shoot(
            casting(),
            numbers,
            format(),
            folder,
            done -> work.progress(done, numbers.size()),
            work::cancelled);
    ObjectNode result = console.object();
    result.put("clips", made);
    result.put("out", folder.toString());
    result.put("truth", folder.resolve(ClipSet.TRUTH).toString());
    result.put("seed", seed);
    result.put("synthetic", true);
    console.result(
        json, result, to -> to.println(Messages.text("clips.done", made, folder.toString())));
    return Exit.DONE;
  }

  private Casting casting() {
    Optional<Condition> onlyCondition =
        Optional.ofNullable(condition)
            .map(
                word ->
                    Arrays.stream(Condition.values())
                        .filter(each -> each.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> unknown("clips.condition", word, conditions())));
    Optional<Emotion> onlyEmotion =
        Optional.ofNullable(emotion)
            .map(
                word ->
                    Arrays.stream(Emotion.values())
                        .filter(each -> each.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> unknown("clips.emotion", word, emotions())));
    requireShare(strength);
    requireShare(ambiguity);
    if (snrDb != null && !(snrDb >= LOWEST_SNR && snrDb <= HIGHEST_SNR)) {
      throw wrongUse(Messages.text("clips.snr"));
    }
    try {
      return new Casting(
          seed,
          new Brief(
              onlyCondition,
              onlyEmotion,
              cast(),
              Optional.ofNullable(strength),
              Optional.ofNullable(ambiguity),
              Optional.ofNullable(snrDb)));
    } catch (IllegalArgumentException impossible) {
      throw wrongUse(
          Messages.text(
              "clips.impossible",
              onlyCondition.map(Condition::word).orElse(""),
              onlyEmotion.map(Emotion::word).orElse("")));
    }
  }

  private FilmFormat format() {
    try {
      return new FilmFormat(size, frameRate);
    } catch (IllegalArgumentException noFormat) {
      throw wrongUse(Messages.text("clips.format"));
    }
  }

  private People cast() {
    if (people == null) {
      return People.USUAL;
    }
    try {
      return People.parse(people);
    } catch (IllegalArgumentException noPeople) {
      throw wrongUse(Messages.text("clips.people", people));
    }
  }

  private void requireShare(@Nullable Double share) {
    if (share != null && !(share >= 0 && share <= 1)) {
      throw wrongUse(Messages.text("clips.share", share.toString()));
    }
  }

  private static String conditions() {
    return Arrays.stream(Condition.values()).map(Condition::word).collect(Collectors.joining(", "));
  }

  private static String emotions() {
    return Arrays.stream(Emotion.values()).map(Emotion::word).collect(Collectors.joining(", "));
  }

  private ParameterException unknown(String key, String word, String known) {
    return wrongUse(Messages.text(key, word, known));
  }

  private ParameterException wrongUse(String sentence) {
    if (spec == null) {
      throw new IllegalStateException("run without picocli");
    }
    return new ParameterException(spec.commandLine(), sentence);
  }
}
