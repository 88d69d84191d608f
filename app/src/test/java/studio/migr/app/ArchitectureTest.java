package studio.migr.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import org.jspecify.annotations.NullMarked;
import studio.migr.app.settings.Motion;

/**
 * Which part may know which: what keeps the rooms of this house apart, each rule with its reason.
 */
@NullMarked
@AnalyzeClasses(
    packages = "studio.migr",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
  /** Leaves out what the tests of other modules share: it is packed in a jar of its own. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String APP = "studio.migr.app..";
  private static final String RUNTIME = "studio.migr.runtime..";
  private static final String TRAINING = "studio.migr.training..";
  private static final String CLIPS = "studio.migr.clips..";

  private static final Set<String> MACHINE_DEPENDENT =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp",
          "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot");

  private static final String[] DATABASE = {
    "java.sql..", "javax.sql..", "org.jdbi..", "org.h2..", "org.flywaydb.."
  };

  /** What the features stand on; each of these is useful without any of them. */
  private static final String[] GROUND = {
    "studio.migr.app.message..",
    "studio.migr.app.task..",
    "studio.migr.app.command..",
    "studio.migr.app.overlay..",
    "studio.migr.app.settings..",
    "studio.migr.app.doctor.."
  };

  private static final String[] FEATURES = {
    "studio.migr.app.annotate..",
    "studio.migr.app.annotator..",
    "studio.migr.app.correction..",
    "studio.migr.app.engine..",
    "studio.migr.app.exchange..",
    "studio.migr.app.importance..",
    "studio.migr.app.library..",
    "studio.migr.app.measure..",
    "studio.migr.app.player..",
    "studio.migr.app.plot..",
    "studio.migr.app.project..",
    "studio.migr.app.round..",
    "studio.migr.app.runs..",
    "studio.migr.app.sample..",
    "studio.migr.app.agreement..",
    "studio.migr.app.scheme..",
    "studio.migr.app.segment..",
    "studio.migr.app.snapshots..",
    "studio.migr.app.thumbnail..",
    "studio.migr.app.timeline.."
  };

  /** Where the parts are put together. */
  private static final String[] ASSEMBLY = {
    "studio.migr.app.shell..",
    "studio.migr.app.launch..",
    "studio.migr.app.tour..",
    "studio.migr.app.cli..",
    "studio.migr.app.bench.."
  };

  // ---- the modules
  // -------------------------------------------------------------------------------

  @ArchTest
  static final ArchRule modules_depend_in_one_direction =
      noClasses()
          .that()
          .resideInAnyPackage(RUNTIME, TRAINING)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(APP)
          .because("media, models and training also serve processes that have no window");

  @ArchTest
  static final ArchRule the_runtime_does_not_know_training =
      noClasses()
          .that()
          .resideInAPackage(RUNTIME)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(TRAINING)
          .because("a studio that only plays and labels never trains");

  @ArchTest
  static final ArchRule the_clip_generator_knows_nothing_else_of_ours =
      noClasses()
          .that()
          .resideInAPackage(CLIPS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(APP, RUNTIME, TRAINING)
          .because("what makes the truth must not share errors with what measures it");

  @ArchTest
  static final ArchRule runtime_and_training_do_not_know_the_clip_generator =
      noClasses()
          .that()
          .resideInAnyPackage(RUNTIME, TRAINING)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CLIPS)
          .because("generated clips come as files, like all others, and are labelled as generated");

  @ArchTest
  static final ArchRule what_is_evaluated_and_rewarded_does_not_know_how_it_is_trained =
      noClasses()
          .that()
          .resideInAnyPackage("studio.migr.training.evaluate..", "studio.migr.training.reward..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("studio.migr.training.run..", "studio.migr.training.handover..")
          .because("the same figures and rewards judge models of any trainer");

  @ArchTest
  static final ArchRule runtime_and_training_know_no_window =
      noClasses()
          .that()
          .resideInAnyPackage(RUNTIME, TRAINING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..", "org.controlsfx..")
          .because("they run in helper processes and on servers without a display");

  @ArchTest
  static final ArchRule runtime_and_training_know_no_database =
      noClasses()
          .that()
          .resideInAnyPackage(RUNTIME, TRAINING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DATABASE)
          .because("they work on files; what is remembered of them is the app's affair");

  @ArchTest
  static final ArchRule runtime_and_training_are_put_together_by_constructors =
      noClasses()
          .that()
          .resideInAnyPackage(RUNTIME, TRAINING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.google.inject..", "jakarta.inject..")
          .because("whoever uses them without Guice just calls new");

  // ---- the store
  // ---------------------------------------------------------------------------------

  @ArchTest
  static final ArchRule only_the_store_speaks_sql =
      noClasses()
          .that()
          .resideOutsideOfPackage("studio.migr.app.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DATABASE)
          .because("the database is a projection of the journal and must stay replaceable");

  @ArchTest
  static void the_rule_about_sql_sees_the_sql_of_the_store(JavaClasses all) {
    assertThat(all.that(resideInAPackage("studio.migr.app.store..")))
        .as("classes that the rule would report elsewhere")
        .anyMatch(
            type ->
                type.getDirectDependenciesFromSelf().stream()
                    .anyMatch(use -> resideInAnyPackage(DATABASE).test(use.getTargetClass())));
  }

  @ArchTest
  static final ArchRule the_store_has_no_window =
      noClasses()
          .that()
          .resideInAnyPackage(
              "studio.migr.app.label..", "studio.migr.app.journal..", "studio.migr.app.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..")
          .because("commands without a display save labels, too");

  // ---- wiring
  // ------------------------------------------------------------------------------------

  @ArchTest
  static final ArchRule dependencies_come_through_constructors =
      noFields()
          .should()
          .beAnnotatedWith("jakarta.inject.Inject")
          .orShould()
          .beAnnotatedWith("com.google.inject.Inject")
          .because("an object whose fields are filled from outside cannot be made in a test");

  @ArchTest
  static final ArchRule nobody_asks_the_injector =
      noClasses()
          .that()
          .resideOutsideOfPackages(ASSEMBLY)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("com.google.inject.Injector")
          .because("what a class needs stands in its constructor, where readers see it");

  @ArchTest
  static final ArchRule the_ground_knows_no_feature =
      noClasses()
          .that()
          .resideInAnyPackage(GROUND)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(FEATURES)
                  .or(resideInAnyPackage(ASSEMBLY))
                  .as("reside in a feature or where features are put together"))
          .because("a new feature must not need a change below itself");

  @ArchTest
  static final ArchRule features_do_not_know_where_they_are_put_together =
      noClasses()
          .that()
          .resideInAnyPackage(FEATURES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ASSEMBLY)
          .because("a feature must work in another window, in the tour and in a test");

  @ArchTest
  static final ArchRule packages_form_no_circles =
      slices()
          .matching("studio.migr.app.(*)..")
          .should()
          .beFreeOfCycles()
          .because("in a circle nothing can be understood, tested or replaced alone");

  @ArchTest
  static final ArchRule packages_of_the_runtime_form_no_circles =
      slices()
          .matching("studio.migr.runtime.(*)..")
          .should()
          .beFreeOfCycles()
          // The edge to FFmpeg reports faults in the words of media, which is built on that edge.
          .ignoreDependency(
              resideInAnyPackage("studio.migr.runtime.ffmpeg.."),
              resideInAnyPackage("studio.migr.runtime.media.."))
          .because("in a circle nothing can be understood, tested or replaced alone");

  @ArchTest
  static final ArchRule packages_of_training_form_no_circles =
      slices()
          .matching("studio.migr.training.(*)..")
          .should()
          .beFreeOfCycles()
          .because("in a circle nothing can be understood, tested or replaced alone");

  // ---- views, models, commands
  // -------------------------------------------------------------------

  @ArchTest
  static final ArchRule a_view_is_a_node =
      classes()
          .that()
          .haveNameMatching(".*[a-z]View")
          .should()
          .beAssignableTo(Node.class)
          .because("the suffix tells readers where nodes and bindings are");

  @ArchTest
  static final ArchRule views_are_placed_by_their_own_feature_or_by_the_shell =
      classes()
          .that(are(simpleNameEndingWith("View")).and(resideInAnyPackage(FEATURES)))
          .should(beUsedOnlyInTheirPackageOrIn(resideInAnyPackage(ASSEMBLY)))
          .because("features meet in their models; a view that holds a view cannot be moved");

  @ArchTest
  static final ArchRule a_model_knows_no_control =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Model")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene.control..", "javafx.scene.layout..", "javafx.stage..")
          .because("a model is tested without a window, and two views may show it");

  @ArchTest
  static final ArchRule a_module_puts_one_feature_together =
      classes()
          .that(are(assignableTo(com.google.inject.Module.class)).and(resideInAnyPackage(APP)))
          .should()
          .haveSimpleNameEndingWith("Module")
          .andShould()
          .beAssignableTo(AbstractModule.class)
          .because("the suffix tells readers where the wiring is");

  @ArchTest
  static final ArchRule a_command_of_the_terminal_opens_no_window =
      noClasses()
          .that()
          .resideInAPackage("studio.migr.app.cli..")
          .and(not(simpleNameEndingWith("TourCommand").or(simpleNameEndingWith("BenchCommand"))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..")
          .because("commands run on servers, and what they do belongs to the features");

  // ---- habits
  // ------------------------------------------------------------------------------------

  @ArchTest
  static final ArchRule only_the_console_prints =
      noClasses()
          .that(are(not(talkingThroughTheirStreams())))
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace")
          .because("standard output carries results that other programs read");

  @ArchTest
  static final ArchRule what_moves_by_itself_asks_whether_it_may =
      noClasses()
          .that(are(not(askingForMotion())))
          .should()
          .dependOnClassesThat(
              describe(
                  "animate",
                  type ->
                      type.isAssignableTo(Animation.class)
                          && !type.isEquivalentTo(PauseTransition.class)))
          .because("whoever chose to keep the window still gets a window that keeps still");

  @ArchTest
  static final ArchRule one_way_to_log =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.util.logging..", "org.apache.log4j..", "org.apache.commons.logging..")
          .because("all messages go through SLF4J, where one setting holds for all");

  @ArchTest
  static final ArchRule nothing_is_read_as_java_objects =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(java.io.ObjectInputStream.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(java.beans.XMLDecoder.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(javax.script.ScriptEngineManager.class)
          .orShould()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "Jackson's making of classes that a file names",
                  call -> call.getName().contains("DefaultTyping")))
          .because("what a file of a stranger says may choose words, never code");

  @ArchTest
  static final ArchRule only_the_start_ends_the_process =
      noClasses()
          .that(are(not(talkingThroughTheirStreams())))
          .and()
          .resideOutsideOfPackage("studio.migr.app.launch..")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class)
          .because("an end from elsewhere leaves the store no time to close");

  @ArchTest
  static final ArchRule generated_clips_are_the_same_on_every_machine =
      noClasses()
          .that()
          .resideInAPackage(CLIPS)
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "Math's functions that may differ in the last bit",
                  call ->
                      call.getTargetOwner().isEquivalentTo(Math.class)
                          && MACHINE_DEPENDENT.contains(call.getName())))
          .because("one seed gives the same truth and the same pixels; StrictMath does not differ");

  @ArchTest
  static final ArchRule fonts_and_words_are_found_without_swing =
      noClasses()
          .that()
          .resideInAPackage(APP)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javax.swing..")
          .because("a second toolkit costs start time and fails where there is no display");

  private static DescribedPredicate<JavaClass> askingForMotion() {
    return describe(
        "asking the user's choice of motion",
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .anyMatch(use -> use.getTargetClass().isEquivalentTo(Motion.class)));
  }

  /**
   * The console, main programs of helper processes, and the signal of a process that is measured:
   * their streams and exit codes are how they answer.
   */
  private static DescribedPredicate<JavaClass> talkingThroughTheirStreams() {
    return DescribedPredicate.describe(
        "answering through the process's streams",
        type ->
            type.tryGetMethod("main", String[].class).isPresent()
                || type.getName().equals("studio.migr.app.cli.Console")
                || type.getName().startsWith("studio.migr.app.bench.ReadySignal"));
  }

  private static ArchCondition<JavaClass> beUsedOnlyInTheirPackageOrIn(
      DescribedPredicate<JavaClass> others) {
    return new ArchCondition<>(
        "be used only in their package or where the window is put together") {
      @Override
      public void check(JavaClass view, ConditionEvents events) {
        view.getDirectDependenciesToSelf().stream()
            .filter(use -> !use.getOriginClass().getPackage().equals(view.getPackage()))
            .filter(use -> !others.test(use.getOriginClass()))
            .forEach(use -> events.add(SimpleConditionEvent.violated(view, use.getDescription())));
      }
    };
  }
}
