package studio.migr.app.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.LabelSources;
import studio.migr.app.exchange.intake.Intake;
import studio.migr.app.exchange.intake.IntakeReport;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Round;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.label.Segment;
import studio.migr.app.label.UnitValue;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.media.Rational;
import studio.migr.runtime.work.Work;

/**
 * A program that does everything people do in a project, one thing after the other, until it is
 * killed. After each it says {@code done LINES FILES HASH WHAT} with the lines of the journal, the
 * files kept beside it, and the project's fingerprint: what it said must be there afterwards.
 */
public final class BusyProject {
  private static final List<String> PEOPLE = List.of("Ann", "Ben", "Zoë");
  private static final int BULK = 40;

  private final Project project;
  private final Path sources;
  private final Random random;
  private final List<Clip> clips;

  private BusyProject(Project project, Path sources, long seed) {
    this.project = project;
    this.sources = sources;
    this.random = new Random(seed);
    this.clips = project.library().clips();
  }

  /**
   * @param arguments the project's folder, a folder for files to import, a seed, how much to do
   */
  public static void main(String[] arguments) throws IOException, ProjectException {
    Path folder = Path.of(arguments[0]);
    try (Project project = Project.open(folder)) {
      BusyProject busy =
          new BusyProject(project, Path.of(arguments[1]), Long.parseLong(arguments[2]));
      for (int k = 0; k < Integer.parseInt(arguments[3]); k++) {
        String what = busy.work(k);
        System.out.printf(
            "done %d %d %s %s%n",
            journalLines(folder), keptFiles(folder), project.fingerprint(), what);
        System.out.flush();
      }
    }
  }

  /** Lines of the journal that have their end. */
  public static long journalLines(Path project) throws IOException {
    long lines = 0;
    for (Path file : filesBelow(project.resolve("journal"), ".jsonl")) {
      for (byte each : Files.readAllBytes(file)) {
        lines += each == '\n' ? 1 : 0;
      }
    }
    return lines;
  }

  /** Copies of AU files, and files of timed texts. */
  public static int keptFiles(Path project) throws IOException {
    return filesBelow(project.resolve("faces"), ".csv").size()
        + filesBelow(project.resolve("tracks"), ".track.json").size();
  }

  private static List<Path> filesBelow(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private String work(int number) throws IOException, ProjectException {
    return switch (random.nextInt(12)) {
      case 0, 1 -> label();
      case 2, 3 -> bulk();
      case 4 -> changeScheme(number);
      case 5 -> round(number);
      case 6 -> bring("votes", "tabulatedVotes.csv", votes(number));
      case 7 -> bring("texts", stem(clip()) + ".vtt", text(number));
      case 8 -> bring("labels", "labels " + number + ".csv", table(number));
      case 9 -> units(number);
      case 10 -> correct();
      default -> step();
    };
  }

  private String label() throws ProjectException {
    String who = person();
    project.labels().apply(who, List.of(change(who, clip(), 0)));
    return "label";
  }

  private String bulk() throws ProjectException {
    String who = person();
    int first = random.nextInt(clips.size() - BULK);
    project
        .labels()
        .apply(
            who, clips.subList(first, first + BULK).stream().map(c -> change(who, c, 0)).toList());
    return "bulk";
  }

  private String changeScheme(int number) throws ProjectException {
    List<String> now = project.scheme().emotions();
    EmotionScheme next =
        random.nextBoolean()
            ? EmotionScheme.PRESETS.get(random.nextInt(EmotionScheme.PRESETS.size()))
            : EmotionScheme.of("own " + number, List.of("calm", "tense", "other " + number));
    Map<String, Optional<String>> mapping =
        Map.of(now.getFirst(), Optional.of(next.emotions().getLast()));
    project.schemes().change(person(), next, mapping);
    return "scheme";
  }

  private String round(int number) throws ProjectException {
    RoundPlan plan =
        new RoundPlan(
            "round " + number,
            clips.subList(0, 3).stream().map(Clip::id).toList(),
            PEOPLE,
            List.of(Condition.AUDIO),
            RoundPlan.Sharing.EVERYONE_ALL,
            OptionalLong.of(number),
            true);
    Round round = project.rounds().start("lead", plan);
    RoundEntry entry = project.rounds().queue(round, "Ann").getFirst();
    Clip clip = project.library().find(entry.clipId()).orElseThrow();
    project.labels().apply("Ann", List.of(change("Ann", clip, round.id())));
    project.rounds().finish("Ann", entry);
    if (random.nextBoolean()) {
      project.rounds().reopen("lead", entry, "once more");
    } else {
      project.rounds().close("lead", round);
    }
    return "round";
  }

  private String bring(String what, String name, String content)
      throws IOException, ProjectException {
    Path file = Files.writeString(sources.resolve(name), content);
    Intake intake = new Intake(project, new LabelSources());
    var plan = intake.survey(List.of(file), Work.UNWATCHED);
    IntakeReport report = intake.apply(intake.intend(plan, "Ann"), "Ann", Work.UNWATCHED);
    if (!plan.failed().isEmpty() || !report.failed().isEmpty()) {
      throw new IOException(what + ": " + plan.failed() + report.failed());
    }
    return what;
  }

  private String votes(int number) {
    return "\"\",\"A\",\"D\",\"F\",\"H\",\"N\",\"S\",\"fileName\"\n\"100001\",%d,0,0,0,2,0,\"%s\"\n"
        .formatted(number + 1, stem(clip()));
  }

  private static String text(int number) {
    return "WEBVTT\n\n00:00.100 --> 00:00.400\nline %d\n".formatted(number);
  }

  private String table(int number) {
    StringBuilder lines = new StringBuilder("clip,annotator,emotion,note\n");
    for (int k = 0; k < BULK; k++) {
      lines.append(
          "%s,%s,%s,line %d of %d%n"
              .formatted(clips.get(k).name(), person(), emotion(), k, number));
    }
    return lines.toString();
  }

  private String units(int number) throws IOException, ProjectException {
    Path file =
        Files.write(
            sources.resolve("units " + number + ".csv"),
            "frame,timestamp,confidence,success,AU01_r,AU01_c\n1,0.000,0.9,1,1.5,1\n2,0.040,0.9,1,%d.%d,0\n"
                .formatted(number % 5, number % 10)
                .getBytes(StandardCharsets.UTF_8));
    project.auTracks().add(clip().id(), file);
    return "units";
  }

  private String correct() throws ProjectException {
    String clip = clip().id();
    project
        .unitCorrections()
        .correct(
            clip,
            person(),
            "OpenFace 2 (units.csv)",
            new ActionUnit(1 + random.nextInt(30)),
            new Segment(0, 1 + random.nextInt(1000), new Rational(1, 12_800)),
            random.nextBoolean()
                ? new UnitValue.Intensity(random.nextInt(6))
                : new UnitValue.NotVisible());
    return "correction";
  }

  private String step() throws ProjectException {
    try {
      return random.nextInt(3) > 0
          ? "undo " + project.labels().undo(person()).isPresent()
          : "redo " + project.labels().redo(person()).isPresent();
    } catch (ProjectException e) {
      if (e.getCause() != null) {
        throw e;
      }
      return "refused"; // the words of another scheme do not come back
    }
  }

  private Labels.Change change(String who, Clip clip, long round) {
    return new Labels.Change(
        new LabelKey(
            clip.id(), who, round == 0 ? Condition.BOTH : Condition.AUDIO, Optional.empty(), round),
        Judgement.EMPTY.withEmotion(Optional.of(emotion())));
  }

  private String emotion() {
    List<String> emotions = project.scheme().emotions();
    return emotions.get(random.nextInt(emotions.size()));
  }

  private String person() {
    return PEOPLE.get(random.nextInt(PEOPLE.size()));
  }

  private Clip clip() {
    return clips.get(random.nextInt(clips.size()));
  }

  private static String stem(Clip clip) {
    return clip.name().substring(0, clip.name().lastIndexOf('.'));
  }
}
