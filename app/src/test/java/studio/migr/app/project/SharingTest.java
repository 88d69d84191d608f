package studio.migr.app.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.journal.SampleEvents;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelConflict;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Member;
import studio.migr.app.label.Round;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.share.Courier;
import studio.migr.app.store.CutProxy;
import studio.migr.app.store.Ledgers;
import studio.migr.app.store.PresenceTable.Presence;
import studio.migr.app.store.ProjectException;
import studio.migr.app.store.ServerAddress;
import studio.migr.app.store.TestPostgres;
import studio.migr.runtime.emotion.Condition;

/** Projects that several machines share, on a real PostgreSQL. */
final class SharingTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;

  private Path first = Path.of("");
  private Path second = Path.of("");
  private ServerAddress address = TestPostgres.address();

  @BeforeEach
  void makeAProject() {
    first = folder.resolve("first");
    second = folder.resolve("second");
    Ledgers.create(first, 4);
  }

  private static LabelKey key(String annotator, int clip) {
    return new LabelKey(SampleEvents.clipId(clip), annotator, Condition.BOTH, Optional.empty());
  }

  private static void label(Project project, String annotator, int clip, String emotion)
      throws ProjectException {
    label(project, key(annotator, clip), emotion);
  }

  private static void label(Project project, LabelKey key, String emotion) throws ProjectException {
    project
        .labels()
        .apply(
            key.annotator(),
            List.of(new Labels.Change(key, Judgement.EMPTY.withEmotion(Optional.of(emotion)))));
  }

  private static List<String> said(Project project) {
    return project.labels().current().stream()
        .map(event -> event.key().annotator() + " " + event.judgement().emotion().orElse(""))
        .sorted()
        .toList();
  }

  private static void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }

  private static Courier courier(Project project) {
    return project.courier().orElseThrow();
  }

  private static String journal(Path project) throws IOException {
    try (Stream<Path> files = Files.list(project.resolve("journal"))) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.sorted().toList()) {
        all.append(Files.readString(file));
      }
      return all.toString();
    }
  }

  private void share() throws ProjectException {
    try (Project project = Project.open(first)) {
      label(project, "Ann", 0, "sad");
    }
    Sharing.share(first, address, "Lea");
    Sharing.join(second, address);
  }

  @Test
  void movesToTheServerAndHomeAgainEventByEvent() throws Exception {
    share();
    assertThat(journal(second)).isEqualTo(journal(first));
    try (Project there = Project.open(second)) {
      assertThat(said(there)).containsExactly("Ann sad");
      label(there, "Ben", 1, "fear");
      there.awaitServer();
    }
    assertThat(Sharing.leave(first)).isEqualTo(Sharing.leave(second)).isEqualTo(8);
    assertThat(journal(first)).isEqualTo(journal(second));
    try (Project one = Project.open(first);
        Project other = Project.open(second)) {
      assertThat(one.courier()).isEmpty();
      assertThat(said(one)).containsExactly("Ann sad", "Ben fear");
      assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
    }
  }

  @Test
  void whatIsDoneWhileTheNetworkIsAwayArrivesByItself() throws Exception {
    try (CutProxy network = new CutProxy(address.port())) {
      ServerAddress through =
          new ServerAddress(
              address.host(),
              network.port(),
              address.database(),
              address.project(),
              address.user(),
              false,
              Optional.empty());
      try (Project project = Project.open(first)) {
        label(project, "Ann", 0, "sad");
      }
      Sharing.share(first, through, "Lea");
      Sharing.join(second, address);
      try (Project here = Project.open(first);
          Project there = Project.open(second)) {
        await("connected", () -> courier(here).state().connected());
        network.cut();
        label(here, "Ann", 1, "fear");
        label(here, "Ann", 2, "angry");
        here.labels().undo("Ann");
        await("noticed", () -> courier(here).state().problem().isPresent());
        assertThat(courier(here).state().waiting()).isEqualTo(3);
        assertThat(said(here)).containsExactly("Ann fear", "Ann sad");
        label(there, "Ben", 1, "happy");
        network.mend();
        await("sent", () -> courier(here).state().settled());
        await("received", () -> said(there).size() == 3 && said(here).size() == 3);
        assertThat(said(there)).containsExactly("Ann fear", "Ann sad", "Ben happy");
        await("the same", () -> here.fingerprint().equals(there.fingerprint()));
      }
    }
  }

  @Test
  void whatWaitedWhenTheStudioEndedGoesOnItsWayAtTheNextStart() throws Exception {
    try (CutProxy network = new CutProxy(address.port())) {
      ServerAddress through =
          new ServerAddress(
              "localhost",
              network.port(),
              "postgres",
              address.project(),
              "postgres",
              false,
              Optional.empty());
      Sharing.share(first, through, "Lea");
      network.cut();
      try (Project here = Project.open(first)) {
        label(here, "Ann", 0, "sad");
        label(here, "Ann", 0, "fear");
      }
      try (Project reading = Project.openReadOnly(first)) {
        assertThat(said(reading)).containsExactly("Ann fear");
      }
      assertThat(Project.repair(first).databaseDiffered()).isFalse();
      assertThatThrownBy(() -> Sharing.leave(first)).hasMessageContaining("2 events");
      network.mend();
      assertThat(Sharing.settle(first).settled()).isTrue();
      Sharing.join(second, address);
      try (Project there = Project.open(second)) {
        assertThat(said(there)).containsExactly("Ann fear");
        assertThat(there.labels().history()).hasSize(2);
      }
    }
  }

  /** The server tells a thousand events at a time. */
  @Test
  void whoWasAwayForLongHasEverythingWhenTheyAreEven() throws Exception {
    Path away = folder.resolve("away");
    List<String> clips = Ledgers.create(away, 1200);
    Sharing.share(away, address, "Lea");
    Sharing.join(second, address);
    try (Project there = Project.open(second)) {
      for (String emotion : List.of("sad", "fear")) {
        there.labels().apply("Ben", clips.stream().map(clip -> change(clip, emotion)).toList());
      }
      there.awaitServer();
    }
    assertThat(Sharing.settle(away).complete()).isTrue();
    try (Project reading = Project.openReadOnly(away)) {
      assertThat(reading.labels().history()).hasSize(2400);
    }
  }

  private static Labels.Change change(String clip, String emotion) {
    return new Labels.Change(
        new LabelKey(clip, "Ben", Condition.BOTH, Optional.empty()),
        Judgement.EMPTY.withEmotion(Optional.of(emotion)));
  }

  @Test
  void othersSeeWhoWorksOnWhat() throws Exception {
    share();
    try (Project here = Project.open(first);
        Project there = Project.open(second)) {
      Presence ann = new Presence("Ann", SampleEvents.clipId(2));
      courier(here).presence(Optional.of(ann));
      await("seen", () -> courier(there).state().others().equals(List.of(ann)));
      courier(here).presence(Optional.empty());
      await("gone", () -> courier(there).state().others().isEmpty());
    }
  }

  @Test
  void leadsAssignAndAnnotatorsFinish() throws Exception {
    share();
    try (Project here = Project.open(first);
        Project there = Project.open(second)) {
      here.awaitServer();
      there.awaitServer();
      here.members().name("Lea", new Member("Ann", Member.Role.ANNOTATOR));
      RoundPlan plan =
          new RoundPlan(
              "all",
              here.library().clips().stream().map(clip -> clip.id()).toList(),
              List.of("Ann", "Ben"),
              List.of(Condition.AUDIO),
              RoundPlan.Sharing.EVERYONE_ALL,
              OptionalLong.empty(),
              false,
              OptionalDouble.of(0.5));
      assertThatThrownBy(() -> here.rounds().start("Ann", plan)).hasMessageContaining("lead");
      Round started = here.rounds().start("Lea", plan);
      await("assigned", () -> there.rounds().all().contains(started));
      RoundEntry entry = there.rounds().queue(started, "Ann").getFirst();
      label(there, entry.key(), "sad");
      there.rounds().finish("Ann", entry);
      await("finished", () -> here.rounds().isDone(entry));
      assertThatThrownBy(() -> label(here, entry.key(), "fear"))
          .isInstanceOf(ProjectException.class);
      assertThatThrownBy(() -> here.rounds().reopen("Ben", entry, "no lead"))
          .hasMessageContaining("lead");
      here.rounds().reopen("Lea", entry, "heard again");
      await("open again", () -> !there.rounds().isDone(entry));
    }
  }

  @Test
  void clipsAreDealtOutWithAShareForEverybody() {
    List<String> clips = new ArrayList<>();
    for (int k = 0; k < 100; k++) {
      clips.add(SampleEvents.clipId(k));
    }
    RoundPlan plan =
        new RoundPlan(
            "round",
            clips,
            List.of("A", "B", "C"),
            List.of(Condition.BOTH),
            RoundPlan.Sharing.EVERYONE_ALL,
            OptionalLong.empty(),
            false,
            OptionalDouble.of(0.1));
    List<String> common = new ArrayList<>(plan.clipsOf("A"));
    common.retainAll(plan.clipsOf("B"));
    common.retainAll(plan.clipsOf("C"));
    assertThat(common).hasSize(10);
    assertThat(plan.clipsOf("A")).hasSize(40);
    assertThat(plan.clipsOf("B")).hasSize(40);
    assertThat(plan.clipsOf("C")).hasSize(40);
    assertThat(Stream.of("A", "B", "C").flatMap(who -> plan.clipsOf(who).stream()).distinct())
        .hasSize(100);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from.resolve("journal"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  @Test
  void projectsThatGrewApartComeTogetherWithTheirConflicts() throws Exception {
    copy(first, second);
    try (Project here = Project.open(first)) {
      label(here, "Ann", 0, "sad");
      label(here, "Ann", 1, "happy");
    }
    try (Project there = Project.open(second)) {
      label(there, "Ann", 0, "fear");
      label(there, "Ben", 1, "angry");
      there.labels().undo("Ben");
      there.labels().redo("Ben");
    }
    Merge.Report report = Merge.into(first, second);
    assertThat(report).isEqualTo(new Merge.Report(5, 4, 0, 1));
    assertThat(Merge.into(first, second)).isEqualTo(new Merge.Report(5, 0, 4, 1));
    try (Project here = Project.open(first)) {
      assertThat(said(here)).containsExactly("Ann fear", "Ann happy", "Ben angry");
      LabelConflict conflict = here.labels().conflicts().getFirst();
      assertThat(conflict.holds().judgement().emotion()).contains("fear");
      assertThat(conflict.other().judgement().emotion()).contains("sad");
      label(here, "Ann", 0, "sad");
      assertThat(here.labels().conflicts()).as("settled by who knows both").isEmpty();
    }
  }

  @Test
  void labelsOfOneKeyFromTwoMachinesAreAConflictOnlyIfNeitherKnewTheOther() throws Exception {
    share();
    try (Project here = Project.open(first);
        Project there = Project.open(second)) {
      here.awaitServer();
      label(here, "gold", 0, "sad");
      await("known", () -> said(there).contains("gold sad"));
      label(there, "gold", 0, "fear");
      await("known here", () -> said(here).contains("gold fear"));
      assertThat(here.labels().conflicts()).isEmpty();
    }
  }

  @Test
  void anotherProjectIsNotMerged() {
    Path other = folder.resolve("other");
    try {
      Project.create(other).close();
    } catch (ProjectException e) {
      throw new AssertionError(e);
    }
    assertThatThrownBy(() -> Merge.into(first, other)).hasMessageContaining("not the project");
  }

  @Test
  void aServerThatWasSetBackIsNotMixedWithWhatIsHere() throws Exception {
    share();
    Ledgers.create(folder.resolve("third"), 9);
    ServerAddress other = TestPostgres.address();
    Sharing.share(folder.resolve("third"), other, "Lea");
    Path file = first.resolve("shared.json");
    Files.writeString(file, Files.readString(file).replace(address.project(), other.project()));
    assertThat(Sharing.settle(first).problem().orElse("")).contains("is not the one");
  }

  @Test
  void thePasswordIsNotTakenFromTheAddressAndStandsInNoFile() throws Exception {
    assertThatThrownBy(
            () -> ServerAddress.parse("postgresql://ann:s3cret@h/db", "p", Optional.empty()))
        .isInstanceOf(ProjectException.class)
        .hasMessageNotContaining("s3cret");
    assertThat(ServerAddress.parse("postgresql://ann@h/db", "p", Optional.empty()).encrypted())
        .as("beyond this machine only with TLS")
        .isTrue();
  }
}
