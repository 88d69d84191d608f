package studio.migr.app.project;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import studio.migr.app.clip.Library;
import studio.migr.app.clip.MediaPlaces;
import studio.migr.app.clip.ReadingProblems;
import studio.migr.app.face.AuTracks;
import studio.migr.app.face.UnitCorrections;
import studio.migr.app.journal.JournalEvent;
import studio.migr.app.journal.JournalEvent.ProjectCreated;
import studio.migr.app.journal.JournalProblem;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.settings.Settings;
import studio.migr.app.settings.SettingsFolder;
import studio.migr.app.share.Courier;
import studio.migr.app.share.SharedFile;
import studio.migr.app.store.Ledger;
import studio.migr.app.store.ProjectException;
import studio.migr.app.track.Tracks;
import studio.migr.runtime.emotion.EmotionScheme;

/**
 * An open project. Only one process at a time has a project open for writing; it is safe for use by
 * several threads.
 */
public final class Project implements AutoCloseable {
  private final ProjectFolder folder;
  private final Ledger ledger;
  private final @Nullable ProjectLock lock;
  private final List<String> notices;
  private final Ledger.Head head;
  private final Optional<MediaPlaces> mediaPlaces;
  private final Library library;
  private final ReadingProblems readingProblems;
  private final Labels labels;
  private final Schemes schemes;
  private final Rounds rounds;
  private final Members members;
  private final AuTracks auTracks;
  private final PublishedVotes votes;
  private final Tracks tracks;
  private final UnitCorrections unitCorrections;
  private final ReasoningCorrections reasoningCorrections;
  private final Optional<Courier> courier;

  private Project(
      ProjectFolder folder,
      Ledger ledger,
      @Nullable ProjectLock lock,
      Optional<SharedFile> shared,
      List<String> notices) {
    this.folder = folder;
    this.ledger = ledger;
    this.lock = lock;
    this.notices = notices;
    this.head =
        ledger.head().orElseGet(() -> new Ledger.Head(folder.name(), EmotionScheme.DFEW, 0));
    this.mediaPlaces = shared.map(file -> new MediaPlaces(folder.media()));
    this.library = new Library(ledger, folder.ownFolders(), mediaPlaces);
    this.readingProblems = new ReadingProblems(folder.cache().resolve("unreadable"));
    this.labels = new Labels(ledger, head.scheme());
    this.tracks = new Tracks(ledger, folder.tracks(), clip -> labels.tell(Set.of(clip)));
    this.votes = new PublishedVotes(ledger);
    this.members = new Members(ledger);
    CommonNumbers numbers = new CommonNumbers(ledger);
    this.schemes = new Schemes(ledger, labels, members, numbers);
    this.rounds = new Rounds(ledger, library, members, numbers);
    this.unitCorrections = new UnitCorrections(ledger, clip -> labels.tell(Set.of(clip)));
    this.reasoningCorrections = new ReasoningCorrections(ledger, clip -> labels.tell(Set.of(clip)));
    this.auTracks =
        new AuTracks(
            ledger, library, folder.root(), folder.faces(), folder.cache().resolve("faces"));
    ledger.onReceive(this::received);
    this.courier = shared.filter(file -> lock != null).map(file -> Courier.start(ledger, file));
    numbers.comeThrough(courier);
  }

  /** Others did something. */
  private void received(List<JournalEvent> events) {
    library.received(events);
    labels.received(events);
    rounds.received(events);
  }

  /**
   * Makes {@code folder} a project and opens it; opens it as it is if it is one already.
   *
   * @throws ProjectException if the folder cannot be made or written, or is open elsewhere
   */
  public static Project create(Path folder) throws ProjectException {
    return create(folder, EmotionScheme.DFEW);
  }

  /**
   * As {@link #create(Path)}.
   *
   * @param scheme the emotions of the project if it is made now; one that is there keeps its own
   */
  public static Project create(Path folder, EmotionScheme scheme) throws ProjectException {
    ProjectFolder place = new ProjectFolder(folder);
    if (!place.isProject()) {
      try {
        Files.createDirectories(place.root());
      } catch (FileAlreadyExistsException e) {
        throw ProjectException.of("project.not-a-folder", place.root().toString());
      } catch (IOException e) {
        throw cannotCreate(place, e);
      }
    }
    if (place.isProject()) {
      return open(folder);
    }
    try {
      return openLocked(place, scheme, Ledger::open);
    } catch (IOException e) {
      throw cannotCreate(place, e);
    }
  }

  private static ProjectException cannotCreate(ProjectFolder place, IOException e) {
    return new ProjectException(
        Messages.text("project.cannot-create", place.root().toString(), reason(e)), e);
  }

  /**
   * Opens a project for writing, or for reading where the folder cannot be written.
   *
   * @throws ProjectException if it is no project, is open in another process, or cannot be read
   */
  public static Project open(Path folder) throws ProjectException {
    ProjectFolder place = existing(folder);
    try {
      return openLocked(place, EmotionScheme.DFEW, opening(place));
    } catch (IOException e) {
      if (isReadOnly(e)) {
        return openReadOnly(place, Messages.text("project.read-only", place.root().toString()));
      }
      throw cannotOpen(place, e);
    }
  }

  /**
   * Opens a project for reading, whoever else has it open: what stands in the journal now.
   *
   * @throws ProjectException if it is no project or cannot be read
   */
  public static Project openReadOnly(Path folder) throws ProjectException {
    ProjectFolder place = existing(folder);
    return openReadOnly(
        place, Messages.text("project.opened-for-reading", place.root().toString()));
  }

  private static Project openReadOnly(ProjectFolder place, String reason) throws ProjectException {
    List<String> notices = new CopyOnWriteArrayList<>(FolderCheck.notices(place.root()));
    try {
      Optional<SharedFile> shared = SharedFile.read(place.shared());
      Optional<Path> outbox = shared.map(file -> place.outbox());
      Ledger ledger = Ledger.openReadOnly(place.journal(), outbox, reason, notices::add);
      return new Project(place, ledger, null, shared, notices);
    } catch (IOException e) {
      throw cannotOpen(place, e);
    }
  }

  /**
   * What a repair found.
   *
   * @param events number of the last event of the journal
   * @param problems what cannot be read
   * @param databaseDiffered whether the former database said something else, or could not be read
   */
  public record RepairReport(
      long events, int clips, int labels, List<JournalProblem> problems, boolean databaseDiffered) {

    public RepairReport {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Makes the database anew from the whole journal.
   *
   * @throws ProjectException if it is no project, is open elsewhere, or cannot be written
   */
  public static RepairReport repair(Path folder) throws ProjectException {
    ProjectFolder place = existing(folder);
    List<Boolean> differed = new ArrayList<>();
    Optional<SharedFile> shared = SharedFile.read(place.shared());
    Opening remade =
        (places, notices) -> {
          Ledger.Repair repair =
              shared.isPresent()
                  ? Ledger.repairShared(places, place.outbox(), shared.get().replica(), notices)
                  : Ledger.repair(places, notices);
          differed.add(repair.databaseDiffered());
          return repair.ledger();
        };
    try (Project project = openLocked(place, EmotionScheme.DFEW, remade)) {
      return new RepairReport(
          project.ledger.head().map(Ledger.Head::events).orElse(0L),
          project.library.clips().size(),
          project.labels.current().size(),
          project.ledger.problems(),
          differed.getFirst());
    } catch (IOException e) {
      throw cannotOpen(place, e);
    }
  }

  private static Opening opening(ProjectFolder place) throws ProjectException {
    Optional<SharedFile> shared = SharedFile.read(place.shared());
    return shared.isPresent()
        ? (places, notices) ->
            Ledger.openShared(places, place.outbox(), shared.get().replica(), notices)
        : Ledger::open;
  }

  /** Keeps others from opening a project. */
  static ProjectLock lock(ProjectFolder place) throws ProjectException, IOException {
    return ProjectLock.take(place.lock()).orElseThrow(() -> openElsewhere(place));
  }

  @FunctionalInterface
  private interface Opening {
    Ledger open(Ledger.Places places, java.util.function.Consumer<String> notices)
        throws IOException;
  }

  private static Project openLocked(ProjectFolder place, EmotionScheme scheme, Opening opening)
      throws ProjectException, IOException {
    KnownDatabases known = new KnownDatabases(new Settings(SettingsFolder.path()));
    if (!known.contains(place.database())) {
      StrayLinks.refuse(place);
    }
    ProjectLock lock = lock(place);
    try {
      Optional<SharedFile> shared = SharedFile.read(place.shared());
      List<String> notices = new CopyOnWriteArrayList<>(FolderCheck.notices(place.root()));
      Ledger.Places places = place.places(known);
      Ledger ledger = opening.open(places, notices::add);
      try {
        if (!places.databaseIsOurs()) {
          known.add(place.database());
        }
        if (shared.isEmpty()) {
          begin(place, ledger, scheme);
        }
        Files.createDirectories(place.cache());
        ProjectMarker.put(place);
        return new Project(place, ledger, lock, shared, notices);
      } catch (ProjectException | IOException | RuntimeException e) {
        ledger.close();
        throw e;
      }
    } catch (ProjectException | IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Writes the first event where there is none; a sudden end may have come before it. */
  private static void begin(ProjectFolder place, Ledger ledger, EmotionScheme scheme)
      throws ProjectException {
    if (ledger.head().isEmpty() && ledger.problems().isEmpty()) {
      ledger.write(
          draft ->
              draft.add(
                  (seq, time) ->
                      new ProjectCreated(
                          seq, time, UUID.randomUUID().toString(), place.name(), scheme)));
    }
  }

  private static ProjectFolder existing(Path folder) throws ProjectException {
    ProjectFolder place = new ProjectFolder(folder);
    if (!place.isProject()) {
      throw ProjectException.of(
          Files.exists(place.root()) ? "project.not-a-project" : "project.no-such-folder",
          place.root().toString());
    }
    try {
      if (!place.hasJournal() && !Files.exists(place.shared())) {
        throw ProjectException.of("project.no-journal", place.journal().toString());
      }
    } catch (IOException e) {
      throw cannotOpen(place, e);
    }
    return place;
  }

  private static ProjectException openElsewhere(ProjectFolder place) {
    String path = place.root().toString();
    return ProjectLock.holder(place.lock())
        .map(
            holder ->
                ProjectException.of("project.open-elsewhere", path, holder.pid(), holder.host()))
        .orElseGet(() -> ProjectException.of("project.open-somewhere", path));
  }

  private static ProjectException cannotOpen(ProjectFolder place, IOException e) {
    return new ProjectException(
        Messages.text("project.cannot-open", place.root().toString(), reason(e)), e);
  }

  private static String reason(IOException e) {
    return e instanceof AccessDeniedException
        ? ErrorSentence.of(e)
        : String.valueOf(e.getMessage());
  }

  private static boolean isReadOnly(IOException e) {
    String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return e instanceof AccessDeniedException
        || text.contains("read-only file system")
        || text.contains("operation not permitted")
        || text.contains("write protected");
  }

  public static boolean isProject(Path folder) {
    return new ProjectFolder(folder).isProject();
  }

  public Path folder() {
    return folder.root();
  }

  public String name() {
    return head.name();
  }

  /** Where results that can be made again are kept; exists unless the project is read-only. */
  public Path cacheFolder() {
    return folder.cache();
  }

  /** The folder of what models said of clips; not there before one was asked. */
  public Path predictionsFolder() {
    return folder.predictions();
  }

  /** What people make of what models reasoned. */
  public ReasoningCorrections reasoningCorrections() {
    return reasoningCorrections;
  }

  /**
   * How many files with action units or timed texts the project names and this folder lacks, since
   * they were taken in on another machine. Looks at each file.
   */
  public int filesElsewhere() {
    return FilesElsewhere.count(ledger, folder);
  }

  /** Timed texts that belong to clips and are no labels. */
  public Tracks tracks() {
    return tracks;
  }

  /** Why nothing can be changed, as a sentence; empty if it can. */
  public Optional<String> readOnlyReason() {
    return ledger.readOnlyReason();
  }

  /** What the user should know since it was opened, as sentences; oldest first. */
  public List<String> notices() {
    return List.copyOf(notices);
  }

  public Library library() {
    return library;
  }

  /** Where this machine has the clips; empty in a project that is not shared. */
  public Optional<MediaPlaces> mediaPlaces() {
    return mediaPlaces;
  }

  /** Which clips could not be read to their end when they were measured. */
  public ReadingProblems readingProblems() {
    return readingProblems;
  }

  public Labels labels() {
    return labels;
  }

  public PublishedVotes votes() {
    return votes;
  }

  public AuTracks auTracks() {
    return auTracks;
  }

  /** What people say of action units in place of a tool's values. */
  public UnitCorrections unitCorrections() {
    return unitCorrections;
  }

  /** The emotions to choose from now. */
  public EmotionScheme scheme() {
    return labels.scheme();
  }

  public Schemes schemes() {
    return schemes;
  }

  public Rounds rounds() {
    return rounds;
  }

  /** Who works on the project, and as what. */
  public Members members() {
    return members;
  }

  /** Waits until the server answered or did not; at once in a project that is not shared. */
  public void awaitServer() {
    courier.ifPresent(Courier::awaitFirst);
  }

  /** What carries events to the server and back; empty in a project that is not shared. */
  public Optional<Courier> courier() {
    return courier;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Hash of all that the project says: equal for equal journals. */
  public String fingerprint() {
    return ledger.fingerprint();
  }

  @Override
  public void close() {
    courier.ifPresent(Courier::close);
    ledger.close();
    if (lock != null) {
      lock.close();
    }
  }
}
