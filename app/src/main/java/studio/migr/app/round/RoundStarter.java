package studio.migr.app.round;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.label.RoundPlan.Sharing;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.FieldGrid;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.runtime.emotion.Condition;

/** The dialog in which a lead plans a round: who judges which clips, given what, in which order. */
@Singleton
final class RoundStarter {
  private final ProjectModel projects;
  private final RoundModel model;
  private final LibraryModel library;
  private final AnnotatorModel annotator;
  private final Overlay overlay;

  @Inject
  RoundStarter(
      ProjectModel projects,
      RoundModel model,
      LibraryModel library,
      AnnotatorModel annotator,
      Overlay overlay) {
    this.projects = projects;
    this.model = model;
    this.library = library;
    this.annotator = annotator;
    this.overlay = overlay;
  }

  void open() {
    projects.project().ifPresent(project -> overlay.open(new Form(project).card));
  }

  /** A choice with its words. */
  private record Choice<T>(T value, String words) {
    @Override
    public String toString() {
      return words;
    }
  }

  /** One time of planning. */
  private final class Form {
    private final Project project;
    private final FieldGrid grid = new FieldGrid();
    private final TextField name = new TextField();
    private final TextField people = new TextField();
    private final ComboBox<Choice<List<String>>> clips = box("round-clips", "round.clips");
    private final ComboBox<Choice<List<Condition>>> conditions =
        box("round-conditions", "round.conditions");
    private final ComboBox<Choice<Sharing>> sharing = box("round-sharing", "round.sharing");
    private final ComboBox<Choice<OptionalDouble>> dealing = box("round-dealing", "round.dealing");
    private final ComboBox<Choice<Boolean>> order = box("round-order", "round.order");
    private final TextField seed = new TextField("1");
    private final CheckBox blind = new CheckBox(Messages.text("round.blind"));
    private final Label leftOut = new Label();
    private final Label problem = new Label();
    private final OverlayCard card;

    Form(Project project) {
      this.project = project;
      name.setText(Messages.text("round.default-name", project.rounds().all().size() + 1));
      people.setText(
          model.people().isEmpty() ? annotator.name() : String.join(", ", withMe(model.people())));
      offer();
      grid.row("round.name", "round-name", name);
      grid.row("round.people", "round-people", people);
      grid.row("round.clips", "round-clips", clips);
      grid.row("round.dealing", "round-dealing", dealing);
      grid.row("round.conditions", "round-conditions", conditions);
      grid.row("round.sharing", "round-sharing", sharing);
      grid.row("round.order", "round-order", order);
      grid.row("round.seed", "round-seed", seed);
      blind.setId("round-blind");
      blind.setSelected(true);
      blind.setWrapText(true);
      grid.below(blind);
      leftOut.setId("round-left-out");
      leftOut.getStyleClass().add("caption");
      leftOut.setWrapText(true);
      leftOut.setMinHeight(Region.USE_PREF_SIZE);
      grid.below(leftOut);
      clips.valueProperty().subscribe(this::sayWhatIsLeftOut);
      conditions.valueProperty().subscribe(this::sayWhatIsLeftOut);
      seed.disableProperty().bind(order.valueProperty().map(choice -> !choice.value()));
      problem.setWrapText(true);
      problem.setMaxWidth(Double.MAX_VALUE);
      problem.setId("round-problem");
      HBox.setHgrow(problem, Priority.ALWAYS);
      Button start = new Button(Messages.text("round.start.verb"));
      start.setId("round-start");
      start.getStyleClass().add("accent");
      start.setMinWidth(Region.USE_PREF_SIZE);
      start.setDefaultButton(true);
      start.setOnAction(_ -> start());
      HBox foot = new HBox(16, problem, start);
      foot.setAlignment(Pos.CENTER_LEFT);
      foot.setMinHeight(Region.USE_PREF_SIZE);
      card =
          new OverlayCard(Messages.text("round.start"), 640, Region.USE_PREF_SIZE, grid, foot)
              .startingAt(name);
      card.setId("round-starter");
    }

    private List<String> withMe(List<String> known) {
      List<String> all = new ArrayList<>(List.of(annotator.name()));
      known.stream()
          .filter(who -> !who.equals(annotator.name()))
          .filter(who -> !who.equals(studio.migr.app.label.LabelKey.GOLD))
          .forEach(all::add);
      return all;
    }

    private static <T> ComboBox<T> box(String id, String key) {
      ComboBox<T> box = new ComboBox<>();
      box.setId(id);
      box.setAccessibleText(Messages.text(key));
      box.setMaxWidth(Double.MAX_VALUE);
      return box;
    }

    private void offer() {
      List<String> all = project.library().clips().stream().map(clip -> clip.id()).toList();
      List<String> shown = library.shown().stream().map(row -> row.clip().id()).toList();
      clips.getItems().add(new Choice<>(all, Messages.text("round.clips.all", all.size())));
      if (shown.size() < all.size() && !shown.isEmpty()) {
        clips
            .getItems()
            .addFirst(new Choice<>(shown, Messages.text("round.clips.shown", shown.size())));
      }
      clips.getSelectionModel().selectFirst();
      for (List<Condition> sequence : sequences()) {
        conditions.getItems().add(new Choice<>(sequence, words(sequence)));
      }
      conditions.getSelectionModel().selectFirst();
      sharing
          .getItems()
          .setAll(
              List.of(
                  new Choice<>(Sharing.EVERYONE_ALL, Messages.text("round.sharing.all")),
                  new Choice<>(Sharing.ONE_EACH, Messages.text("round.sharing.one"))));
      sharing.getSelectionModel().selectFirst();
      dealing
          .getItems()
          .add(new Choice<>(OptionalDouble.empty(), Messages.text("round.dealing.all")));
      for (double share : List.of(0.1, 0.2, 0.5, 0.0)) {
        dealing
            .getItems()
            .add(
                new Choice<>(
                    OptionalDouble.of(share),
                    share == 0
                        ? Messages.text("round.dealing.none")
                        : Messages.text("round.dealing.share", Math.round(100 * share))));
      }
      dealing.getSelectionModel().selectFirst();
      order
          .getItems()
          .setAll(
              List.of(
                  new Choice<>(true, Messages.text("round.order.shuffled")),
                  new Choice<>(false, Messages.text("round.order.listed"))));
      order.getSelectionModel().selectFirst();
    }

    /** A clip that lacks what is given is not asked for; that is said before the round starts. */
    private void sayWhatIsLeftOut() {
      List<Clip> chosen = chosenClips();
      List<Condition> given = conditions.getValue().value();
      long deaf =
          given.stream().anyMatch(Condition::hasSound)
              ? chosen.stream().filter(clip -> !clip.hasSound()).count()
              : 0;
      long blank =
          given.stream().anyMatch(Condition::hasPicture)
              ? chosen.stream().filter(clip -> !clip.hasPicture()).count()
              : 0;
      leftOut.setText(Messages.text("round.left-out", deaf, blank));
      leftOut.setVisible(deaf + blank > 0);
    }

    private List<Clip> chosenClips() {
      Set<String> ids = Set.copyOf(clips.getValue().value());
      return project.library().clips().stream().filter(clip -> ids.contains(clip.id())).toList();
    }

    private void start() {
      try {
        overlayIfStarted(plan());
      } catch (NumberFormatException e) {
        problem.setText(Messages.text("round.no-seed", seed.getText()));
      } catch (IllegalArgumentException e) {
        problem.setText(Messages.text("round.incomplete"));
      }
    }

    private void overlayIfStarted(RoundPlan plan) {
      boolean taken =
          project.rounds().all().stream()
              .anyMatch(round -> round.plan().name().equals(plan.name()));
      if (taken) {
        problem.setText(Messages.text("round.name-taken", plan.name()));
        return;
      }
      List<Clip> chosen = chosenClips();
      if (plan.conditions().stream()
          .noneMatch(c -> chosen.stream().anyMatch(clip -> clip.offers(c)))) {
        problem.setText(Messages.text("round.nothing-to-judge"));
        return;
      }
      model.start(plan);
      overlay.hide();
    }

    private RoundPlan plan() {
      List<String> who =
          Arrays.stream(people.getText().split(","))
              .map(String::strip)
              .filter(text -> !text.isEmpty())
              .toList();
      return new RoundPlan(
          name.getText().strip(),
          clips.getValue().value(),
          who,
          conditions.getValue().value(),
          sharing.getValue().value(),
          order.getValue().value()
              ? OptionalLong.of(Long.parseLong(seed.getText().strip()))
              : OptionalLong.empty(),
          blind.isSelected(),
          dealing.getValue().value());
    }
  }

  /** All orders of all three conditions, then of two, then each alone; sound first. */
  private static List<List<Condition>> sequences() {
    List<Condition> each = List.of(Condition.AUDIO, Condition.VISUAL, Condition.BOTH);
    List<List<Condition>> three = new ArrayList<>();
    List<List<Condition>> two = new ArrayList<>();
    List<List<Condition>> one = new ArrayList<>();
    for (Condition first : each) {
      one.add(List.of(first));
      for (Condition second : each) {
        if (second != first) {
          two.add(List.of(first, second));
          each.stream()
              .filter(third -> third != first && third != second)
              .forEach(third -> three.add(List.of(first, second, third)));
        }
      }
    }
    List<List<Condition>> all = new ArrayList<>(three);
    all.addAll(two);
    all.addAll(one);
    return all;
  }

  private static String words(List<Condition> sequence) {
    return sequence.stream()
        .map(condition -> Messages.text("annotate.condition.short." + condition.id()))
        .collect(Collectors.joining(" → "));
  }
}
