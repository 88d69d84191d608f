package studio.migr.app.face;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.clip.Clip;
import studio.migr.app.clip.Library;
import studio.migr.app.journal.JournalEvent.AuFileAdded;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.store.AuFileTable.StoredAuFile;
import studio.migr.app.store.Ledger;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.au.AuFile;
import studio.migr.runtime.au.AuFiles;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.au.FrameTimes;
import studio.migr.runtime.face.FaceCache;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.VideoTrack;

/**
 * The action units of a project's clips: from files that were taken in, of which the project keeps
 * a copy, from those found beside a clip, and what the studio measured itself. Safe for several
 * threads; files are read on the caller's thread, so that the JavaFX thread must not ask.
 */
public final class AuTracks {
  private static final Logger LOG = LoggerFactory.getLogger(AuTracks.class);

  private static final String FOLLOWED = "followed-face";

  private final Ledger ledger;
  private final Library library;
  private final Path project;
  private final Path copies;
  private final Path measured;
  private final AuCache cache = new AuCache();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param project the project's folder
   * @param copies the folder in it that keeps copies of what was taken in; made when first needed
   * @param measured the folder that keeps what the studio measured itself; made when first needed
   */
  public AuTracks(Ledger ledger, Library library, Path project, Path copies, Path measured) {
    this.ledger = ledger;
    this.library = library;
    this.project = project;
    this.copies = copies;
    this.measured = measured;
  }

  /** Where the studio keeps what it measured itself of a clip. */
  public Path measuredFile(String clipId) {
    return measured.resolve(clipId);
  }

  /** Which face of a clip the studio follows: 0 the most prominent one, 1 the next. */
  public int followedFace(String clipId) {
    try {
      Path file = copies.resolve(clipId).resolve(FOLLOWED);
      return Files.exists(file) ? Math.max(0, Integer.parseInt(Files.readString(file).strip())) : 0;
    } catch (IOException | NumberFormatException e) {
      LOG.warn("Which face of clip {} is followed cannot be read", clipId, e);
      return 0;
    }
  }

  /**
   * Follows another face of a clip from now on.
   *
   * @param face which one, see {@link #followedFace}
   * @param track what was measured of it
   * @throws IOException if it cannot be kept
   */
  public void follow(String clipId, int face, AuTrack track) throws IOException {
    synchronized (this) {
      Path folder = Files.createDirectories(copies.resolve(clipId));
      FaceCache.write(measuredFile(clipId), track);
      Files.writeString(folder.resolve(FOLLOWED), Integer.toString(face));
      cache.forget(clipId);
    }
    tell(clipId);
  }

  /** To be called when {@link #measuredFile} was written. */
  public void measuredAnew(String clipId) {
    tell(clipId);
  }

  /**
   * The tracks of a clip: what was taken in before what lies beside it, then what the studio
   * measured itself, and of one file the face that was found most often first. Empty if there are
   * none. Times are from the clip's start.
   */
  public List<AuTrack> of(String clipId) {
    return entry(clipId).tracks();
  }

  /** The faces of the first of a clip's files. */
  public List<AuTrack> ofFirstSource(String clipId) {
    AuCache.Entry entry = entry(clipId);
    return entry.tracks().subList(0, entry.facesOfFirst());
  }

  /** What of a clip's files cannot be used, as sentences. */
  public List<String> problems(String clipId) {
    return entry(clipId).problems();
  }

  private synchronized AuCache.Entry entry(String clipId) {
    List<AuCache.Seen> files = files(clipId).stream().flatMap(file -> seen(file).stream()).toList();
    Optional<AuCache.Entry> known = cache.get(clipId, files);
    if (known.isPresent()) {
      return known.get();
    }
    AuCache.Entry read = read(clipId, files);
    cache.put(clipId, read);
    return read;
  }

  /** Whether there are files of action units for the clip; they are not read. Any thread may. */
  public synchronized boolean known(String clipId) {
    return files(clipId).stream().anyMatch(file -> seen(file).isPresent());
  }

  private static Optional<AuCache.Seen> seen(Path file) {
    try {
      return Optional.of(new AuCache.Seen(file, Files.size(file), Files.getLastModifiedTime(file)));
    } catch (IOException e) {
      return Optional.empty(); // it went while it was looked for
    }
  }

  /** Every file that may hold action units of the clip, each once. */
  private Set<Path> files(String clipId) {
    Set<Path> files = new LinkedHashSet<>();
    Set<Path> taken = new LinkedHashSet<>();
    for (StoredAuFile stored : ledger.auFiles().of(clipId)) {
      Optional<Path> copy = copyOf(stored);
      if (copy.isPresent()) {
        files.add(copy.get());
        path(stored.source()).ifPresent(taken::add);
      }
    }
    library.find(clipId).map(Clip::path).map(BesideTheClip::files).orElse(List.of()).stream()
        .filter(file -> !taken.contains(file))
        .forEach(files::add);
    files.add(measuredFile(clipId));
    return files;
  }

  /** A journal from elsewhere may name anything: only what lies among the copies counts. */
  private Optional<Path> copyOf(StoredAuFile stored) {
    return path(stored.file()).filter(copy -> copy.startsWith(copies));
  }

  /** Empty for what is no path on this system. */
  private Optional<Path> path(String text) {
    try {
      return Optional.of(project.resolve(text).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private AuCache.Entry read(String clipId, List<AuCache.Seen> files) {
    List<AuTrack> tracks = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    int facesOfFirst = 0;
    FrameTimes times = files.isEmpty() ? FrameTimes.UNKNOWN : frameTimes(clipId);
    for (AuCache.Seen file : files) {
      if (file.file().startsWith(measured)) {
        Optional<AuTrack> track = FaceCache.read(file.file());
        facesOfFirst = tracks.isEmpty() && track.isPresent() ? 1 : facesOfFirst;
        track.ifPresent(tracks::add);
        continue;
      }
      try {
        boolean ours = file.file().startsWith(copies);
        if (ours || AuFiles.kind(file.file()).isPresent()) { // a neighbour may be any other table
          List<AuTrack> faces = AuFiles.read(file.file(), times).tracks();
          facesOfFirst = tracks.isEmpty() ? faces.size() : facesOfFirst;
          tracks.addAll(faces);
        }
      } catch (IOException e) {
        LOG.warn("Action units of clip {} cannot be read", clipId, e);
        problems.add(ErrorSentence.of(e));
      }
    }
    return new AuCache.Entry(files, List.copyOf(tracks), facesOfFirst, List.copyOf(problems));
  }

  /** When the frames of a clip are shown, in ms from its start; not known if it has no picture. */
  public FrameTimes frameTimes(String clipId) {
    return frameTimes(library.media(clipId));
  }

  /** When the frames of a media file are shown, in ms from its start. */
  public static FrameTimes frameTimes(MediaInfo media) {
    return media
        .video()
        .map(video -> frameTimes(video, media.startMs()))
        .orElse(FrameTimes.UNKNOWN);
  }

  private static FrameTimes frameTimes(VideoTrack video, double startMs) {
    double[] ms = new double[video.frames().size()];
    for (int k = 0; k < ms.length; k++) {
      ms[k] = video.millisOf(k) - startMs;
    }
    return new FrameTimes(ms);
  }

  /**
   * What became of a file.
   *
   * @param tracks how many faces it has
   * @param fresh whether it was not in the project before
   */
  public record Added(String clipId, int tracks, long skippedRows, boolean fresh) {}

  /**
   * Takes a file in for a clip: reads it, copies it into the project, remembers it. A file of the
   * same content is taken once.
   *
   * @throws IOException if it cannot be read or copied, or is no file of action units
   * @throws ProjectException if the project cannot be written
   * @throws IllegalArgumentException if there is no such clip
   */
  public Added add(String clipId, Path file) throws IOException, ProjectException {
    Optional<String> readOnly = ledger.readOnlyReason();
    if (readOnly.isPresent()) {
      throw new ProjectException(readOnly.get());
    }
    Path source = file.toAbsolutePath().normalize();
    FrameTimes times = frameTimes(clipId);
    AuFile read = AuFiles.read(source, times);
    AuFiles.Kind kind = AuFiles.kind(source).orElseThrow();
    synchronized (this) {
      for (StoredAuFile stored : ledger.auFiles().of(clipId)) {
        Optional<Path> copy = copyOf(stored).filter(Files::isRegularFile);
        if (copy.isPresent() && Files.mismatch(copy.get(), source) < 0) {
          return new Added(clipId, read.tracks().size(), read.skippedRows(), false);
        }
      }
      Path copy = copy(clipId, source);
      String relative = project.relativize(copy).toString().replace('\\', '/');
      ledger.write(
          draft ->
              draft.add(
                  (seq, time) ->
                      new AuFileAdded(seq, time, clipId, kind.id(), relative, source.toString())));
      cache.forget(clipId);
    }
    tell(clipId);
    return new Added(clipId, read.tracks().size(), read.skippedRows(), true);
  }

  /** Whole or not at all, and on disk before the journal says that it is there. */
  private Path copy(String clipId, Path source) throws IOException {
    Path folder = Files.createDirectories(copies.resolve(clipId));
    String name = String.valueOf(source.getFileName());
    Path target = folder.resolve(name);
    for (int k = 2; Files.exists(target); k++) {
      target = folder.resolve(BesideTheClip.stem(source) + "-" + k + ".csv");
    }
    Path unfinished = Files.createTempFile(folder, ".copy-", ".part");
    try {
      Files.copy(source, unfinished, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(unfinished, target);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    return target;
  }

  /**
   * {@code listener} hears, on the thread that made the change, which clip got other tracks. Files
   * that come or go beside a clip are noticed when it is asked for again.
   */
  public Subscription onChange(Consumer<String> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void tell(String clipId) {
    listeners.forEach(listener -> listener.accept(clipId));
  }
}
