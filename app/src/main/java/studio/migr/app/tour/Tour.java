package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import studio.migr.app.message.Messages;

/**
 * A working day in the real window, off-screen. It works on a copy of the project, or makes one of
 * generated clips; the user's settings, labels and clips stay untouched.
 */
public final class Tour {
  private final Path out;
  private final List<Look> looks;
  private final Set<String> pictured;
  private final List<TourStep> steps;

  Tour(Path out, List<Look> looks, List<TourStep> steps) {
    this(out, looks, Set.of(), steps);
  }

  /**
   * @param pictured of which steps pictures are taken; of all if none is named
   */
  private Tour(Path out, List<Look> looks, Set<String> pictured, List<TourStep> steps) {
    this.out = out;
    this.pictured = pictured;
    this.looks = List.copyOf(looks);
    this.steps = List.copyOf(steps);
  }

  /**
   * The whole day in all looks.
   *
   * @param out folder for the pictures and {@code report.json}; made if it is not there
   * @param project the project to show; without one the tour shows the sample project and then
   *     makes clips of its own
   */
  public static Tour whole(Path out, Optional<Path> project) {
    List<TourStep> steps = new ArrayList<>(List.of(new EmptyStart()));
    if (project.isEmpty()) {
      steps.add(new SampleTour());
      steps.add(new ErrorsAndWhy());
      steps.add(new SeeWhyAndCorrect());
      steps.add(new PromoteAModel()); // last: what other models said is old from then on
    }
    steps.addAll(
        List.of(
            new OpenClips(project),
            new PlayAndStep(),
            new ZoomAndScrub(),
            new LabelAndUndo(),
            new TracksAndPlots(),
            new CorrectActionUnits(),
            new ChangeTheEmotions(),
            new RoundAndAgreement(),
            new SearchAndFilter(),
            new LoadAndAsk()));
    if (project.isPresent()) { // what the sample project shows with a model that was taught
      steps.add(new SeeWhereItLooked());
      steps.add(new CorrectTheModel());
    }
    steps.addAll(
        List.of(
            new FreezeAndTrain(),
            new KeysAndMenu(),
            new ShareAProject(),
            new CheckTheComputer(),
            new LongTask(),
            new CloseAndReopen(),
            new LostAndDamaged(),
            new ImportDialogs(),
            new SettleConflicts()));
    return new Tour(out, Look.ALL, steps);
  }

  /**
   * Only some steps of the whole day, with those that put clips into the window before them.
   *
   * @param names of steps, as the classes of this package are called
   * @throws IllegalArgumentException if a name is none of them
   */
  public Tour only(Collection<String> names) {
    Set<String> known = steps.stream().map(Tour::name).collect(Collectors.toSet());
    for (String name : names) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(name);
      }
    }
    return new Tour(
        out,
        looks,
        Set.copyOf(names),
        steps.stream()
            .filter(
                step ->
                    names.contains(name(step))
                        || step instanceof EmptyStart
                        || step instanceof OpenClips)
            .toList());
  }

  /**
   * The same in some looks only.
   *
   * @param names such as {@code light-1280x800} or {@code dark-1920x1080-at-200}
   * @throws IllegalArgumentException if a name is none of them
   */
  public Tour inLooks(Collection<String> names) {
    for (String name : names) {
      if (looks.stream().noneMatch(look -> look.toString().equals(name))) {
        throw new IllegalArgumentException(name);
      }
    }
    return new Tour(
        out,
        looks.stream().filter(look -> names.contains(look.toString())).toList(),
        pictured,
        steps);
  }

  private static String name(TourStep step) {
    return step.getClass().getSimpleName();
  }

  /**
   * Uses the window for a while without taking pictures, as a start and the first minutes of work
   * use it.
   */
  public static void rehearse() throws IOException {
    try (Workspace workspace = Workspace.make()) {
      new Tour(
              workspace.folder("nothing"),
              List.of(),
              List.of(
                  new EmptyStart(),
                  new OpenClips(Optional.empty()),
                  new PlayAndStep(),
                  new LabelAndUndo(),
                  new KeysAndMenu()))
          .run(_ -> {});
    }
  }

  /**
   * Goes. Only one tour can be under way in a process.
   *
   * @param say hears what is being done
   */
  public TourReport run(Consumer<String> say) throws IOException {
    Files.createDirectories(out);
    Camera camera = new Camera(out, looks);
    OffScreen.start();
    OffScreen.run(
        () ->
            Thread.currentThread()
                .setUncaughtExceptionHandler((_, error) -> camera.remarkOn(error)));
    try (Workspace workspace = Workspace.make();
        WorkingDay day = new WorkingDay(camera, workspace)) {
      walk(day, camera, say);
    } finally {
      OffScreen.run(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
    }
    TourReport report = new TourReport(camera.views());
    report.write(out.resolve("report.json"));
    new AccessibilityReport(camera.views()).write(out.resolve("accessibility.md"));
    return report;
  }

  /** Goes as far as the window lets it; where it does not, the report has a picture of that. */
  private void walk(WorkingDay day, Camera camera, Consumer<String> say) throws IOException {
    for (TourStep step : steps) {
      String name = title(step);
      say.accept(name);
      camera.useLooks(pictured.isEmpty() || pictured.contains(name(step)) ? looks : List.of());
      try {
        step.run(day);
      } catch (RuntimeException e) {
        day.stop(Messages.text("tour.stopped", name, String.valueOf(e.getMessage())));
        return;
      }
    }
  }

  private static String title(TourStep step) {
    String name = name(step);
    return Messages.has("tour.step." + name) ? Messages.text("tour.step." + name) : name;
  }
}
