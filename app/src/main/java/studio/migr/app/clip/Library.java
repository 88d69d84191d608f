package studio.migr.app.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.util.Subscription;
import studio.migr.app.journal.JournalEvent;
import studio.migr.app.journal.JournalEvent.ClipAdded;
import studio.migr.app.journal.JournalEvent.ClipMoved;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.store.Ledger;
import studio.migr.app.store.ProjectException;
import studio.migr.app.store.StoredClip;
import studio.migr.runtime.media.ContentHash;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.MediaNote;
import studio.migr.runtime.work.Work;

/** The clips of a project. Safe for several threads; disk work happens on the caller's thread. */
public final class Library {
  private static final int ID_DIGITS = 16;

  private final Ledger ledger;
  private final List<Path> ownFolders;
  private final Optional<MediaPlaces> places;
  private final Shelf shelf = new Shelf();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param ownFolders the project's own folders, which hold no clips
   */
  public Library(Ledger ledger, List<Path> ownFolders) {
    this(ledger, ownFolders, Optional.empty());
  }

  /**
   * As above.
   *
   * @param places where this machine has the clips, in a project that several share
   */
  public Library(Ledger ledger, List<Path> ownFolders, Optional<MediaPlaces> places) {
    this.ledger = ledger;
    this.ownFolders = List.copyOf(ownFolders);
    this.places = places;
    shelf.putAll(ledger.clips().all().stream().map(this::entry).toList());
  }

  private Path located(String clipId, String written, long size) {
    return places
        .map(known -> known.locate(clipId, written, size))
        .orElseGet(() -> MediaPlaces.pathOf(written));
  }

  private Shelf.Entry entry(StoredClip row) {
    Clip clip =
        new Clip(
            row.id(),
            located(row.id(), row.path(), row.size()),
            row.startMs(),
            row.durationMs(),
            row.hasPicture(),
            row.hasSound(),
            row.notes(),
            row.added(),
            false);
    return new Shelf.Entry(clip, row.sha256(), row.size());
  }

  /** The identifier of a clip with this content, in every project. */
  public static String clipId(String sha256) {
    return sha256.substring(0, ID_DIGITS);
  }

  /** All clips in the order of their import. */
  public List<Clip> clips() {
    return shelf.clips();
  }

  /** The clip with this id, at this path, or with this file name if only one has it. */
  public Optional<Clip> find(String idOrPathOrName) {
    return shelf
        .byId(idOrPathOrName)
        .map(Shelf.Entry::clip)
        .or(() -> byPath(idOrPathOrName))
        .or(() -> only(shelf.byName(idOrPathOrName)));
  }

  private Optional<Clip> byPath(String text) {
    try {
      return shelf.byPath(Path.of(text).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Clip> only(List<Clip> clips) {
    return clips.size() == 1 ? Optional.of(clips.getFirst()) : Optional.empty();
  }

  /** The clips whose file has this name. */
  public List<Clip> named(String fileName) {
    return shelf.byName(fileName);
  }

  /**
   * The full description of a clip, with the index of its frames.
   *
   * @throws IllegalArgumentException if there is no such clip
   */
  public MediaInfo media(String clipId) {
    return ledger
        .clips()
        .media(clipId)
        .orElseThrow(() -> new IllegalArgumentException("no clip " + clipId));
  }

  /**
   * Takes files into the project, and the media files of folders, however deep. A file that cannot
   * be used is listed under failed and the rest is done.
   *
   * @throws ProjectException if the project cannot be written; what was added before stays
   * @throws java.util.concurrent.CancellationException if stopped; what was added before stays
   */
  public ImportReport add(List<Path> filesAndFolders, Work work) throws ProjectException {
    Optional<String> reason = ledger.readOnlyReason();
    if (reason.isPresent()) {
      throw new ProjectException(reason.get()); // before an hour of reading
    }
    return new Importer(this, ownFolders, work).run(filesAndFolders);
  }

  Optional<Shelf.Entry> entry(String clipId) {
    return shelf.byId(clipId);
  }

  List<Clip> save(List<Importer.Found> found) throws ProjectException {
    List<Shelf.Entry> entries =
        ledger.write(
            draft -> {
              List<Shelf.Entry> made = new ArrayList<>();
              for (Importer.Found clip : found) {
                made.add(entry(draft.add((seq, time) -> event(clip, seq, time)), clip.path()));
              }
              return made;
            });
    shelf.putAll(entries);
    tell();
    return entries.stream().map(Shelf.Entry::clip).toList();
  }

  private static ClipAdded event(Importer.Found clip, long seq, java.time.Instant time) {
    return new ClipAdded(
        seq, time, clip.clipId(), clip.sha256(), clip.size(), clip.path().toString(), clip.media());
  }

  private static Shelf.Entry entry(ClipAdded event, Path path) {
    MediaInfo media = event.media();
    Clip clip =
        new Clip(
            event.clipId(),
            path,
            media.startMs(),
            media.durationMs(),
            media.video().isPresent(),
            media.hasSound(),
            java.util.Set.<MediaNote>copyOf(media.notes()),
            event.time(),
            false);
    return new Shelf.Entry(clip, event.sha256(), event.size());
  }

  /** Notes that a clip's file, whose content was compared, is now at {@code file}. */
  Clip move(String clipId, Path file) throws ProjectException {
    Shelf.Entry entry = required(clipId);
    if (places.isPresent()) {
      remember(places.get(), clipId, file);
    } else {
      ledger.write(
          draft -> draft.add((seq, time) -> new ClipMoved(seq, time, clipId, file.toString())));
    }
    Clip moved = entry.clip().at(file);
    shelf.put(new Shelf.Entry(moved, entry.sha256(), entry.size()));
    tell();
    return moved;
  }

  /** Other machines have the clip elsewhere: where it is here is not their affair. */
  private static void remember(MediaPlaces places, String clipId, Path file)
      throws ProjectException {
    try {
      places.remember(clipId, file);
    } catch (IOException e) {
      throw new ProjectException(ErrorSentence.of(e), e);
    }
  }

  private Shelf.Entry required(String clipId) {
    return shelf.byId(clipId).orElseThrow(() -> new IllegalArgumentException("no clip " + clipId));
  }

  /**
   * Says where the file of a clip is now.
   *
   * @throws ProjectException if the file has another content or cannot be read; nothing changed
   */
  public void relocate(String clipId, Path file, Work work) throws ProjectException {
    Shelf.Entry entry = required(clipId);
    Path path = file.toAbsolutePath().normalize();
    try {
      if (Files.size(path) != entry.size()
          || !ContentHash.sha256(path, work).equals(entry.sha256())) {
        throw ProjectException.of("import.other-content", path.toString(), entry.clip().name());
      }
    } catch (IOException e) {
      throw new ProjectException(ErrorSentence.of(e), e);
    }
    move(clipId, path);
  }

  /**
   * Looks in {@code folder}, however deep, for the files of missing clips, by their content.
   *
   * @return the clips found again
   */
  public List<Clip> findMoved(Path folder, Work work) throws ProjectException {
    refreshMissing(quiet(work));
    Map<String, Clip> missing = new HashMap<>();
    Map<Long, Integer> sizes = new HashMap<>();
    for (Shelf.Entry entry : shelf.entries()) {
      if (entry.clip().missing()) {
        missing.put(entry.sha256(), entry.clip());
        sizes.merge(entry.size(), 1, Integer::sum);
      }
    }
    List<Clip> found = new ArrayList<>();
    List<Path> files = filesBelow(folder.toAbsolutePath().normalize(), work);
    for (int k = 0; k < files.size() && !missing.isEmpty(); k++) {
      work.check();
      work.progress(k, files.size());
      Optional<String> hash = hashIfSize(files.get(k), sizes, work);
      Clip clip = hash.map(missing::remove).orElse(null);
      if (clip != null) {
        found.add(move(clip.id(), files.get(k)));
      }
    }
    work.progress(files.size(), files.size());
    return found;
  }

  /** The files below {@code folder}, however deep, but for hidden ones and the project's own. */
  public List<Path> filesBelow(Path folder, Work work) throws ProjectException {
    try {
      return new MediaFiles(ownFolders, work, (path, error) -> {}).below(folder);
    } catch (IOException e) {
      throw new ProjectException(ErrorSentence.of(e), e);
    }
  }

  /** Reads only files that have the size of a missing one; what cannot be read is not it. */
  private static Optional<String> hashIfSize(Path file, Map<Long, Integer> sizes, Work work) {
    try {
      return sizes.containsKey(Files.size(file))
          ? Optional.of(ContentHash.sha256(file, quiet(work)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Looks for each clip's file; listeners hear if any came or went. */
  public void refreshMissing(Work work) {
    List<Clip> clips = clips();
    boolean changed = false;
    for (int k = 0; k < clips.size(); k++) {
      work.check();
      work.progress(k, clips.size());
      Clip clip = clips.get(k);
      changed |= shelf.setMissing(clip, !Files.isRegularFile(clip.path()));
    }
    work.progress(clips.size(), clips.size());
    if (changed) {
      tell();
    }
  }

  /** Others made {@code events}: clips came in, or their files moved. */
  public void received(List<JournalEvent> events) {
    boolean changed = false;
    for (JournalEvent event : events) {
      if (event instanceof ClipAdded added) {
        Path path = located(added.clipId(), added.path(), added.size());
        shelf.putAll(List.of(entry(added, path)));
        changed = true;
      } else if (event instanceof ClipMoved moved) {
        Optional<Shelf.Entry> entry = shelf.byId(moved.clipId());
        entry.ifPresent(
            known ->
                shelf.put(
                    new Shelf.Entry(
                        known.clip().at(located(moved.clipId(), moved.path(), known.size())),
                        known.sha256(),
                        known.size())));
        changed |= entry.isPresent();
      }
    }
    if (changed) {
      tell();
    }
  }

  /** Notes that the file of {@code clip} was seen. */
  void seen(Clip clip) {
    if (shelf.setMissing(clip, false)) {
      tell();
    }
  }

  /** {@code work} for a part of it: can be stopped, says nothing of its own progress. */
  static Work quiet(Work work) {
    return new Work() {
      @Override
      public void progress(long done, long total) {}

      @Override
      public boolean cancelled() {
        return work.cancelled();
      }
    };
  }

  /** {@code listener} runs after each change, on the thread that made it. */
  public Subscription onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }
}
