package studio.migr.app.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.app.clip.ImportReport.Failed;
import studio.migr.app.clip.ImportReport.Skipped;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.media.ContentHash;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaFault;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.ProbeProcess;
import studio.migr.runtime.work.Work;

/** One import: looks at each file, and saves what it found every now and then. */
final class Importer {
  private static final int CLIPS_AT_ONCE = 64;
  private static final long NANOS_BETWEEN_SAVES = 1_000_000_000L;

  private final Library library;
  private final List<Path> ownFolders;
  private final Work work;
  private final List<Clip> added = new ArrayList<>();
  private final List<Clip> relocated = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final List<Failed> failed = new ArrayList<>();
  private final Map<String, Found> waiting = new HashMap<>();
  private final List<Found> order = new ArrayList<>();
  private long lastSave = System.nanoTime();

  Importer(Library library, List<Path> ownFolders, Work work) {
    this.library = library;
    this.ownFolders = ownFolders;
    this.work = work;
  }

  /** A file that is a clip. */
  record Found(String clipId, String sha256, long size, Path path, MediaInfo media) {}

  ImportReport run(List<Path> filesAndFolders) throws ProjectException {
    List<Path> files = expand(filesAndFolders);
    try (ProbeProcess probe = new ProbeProcess()) {
      for (int k = 0; k < files.size(); k++) {
        work.check();
        work.progress(k, files.size());
        look(files.get(k), probe);
        saveIfDue();
      }
      work.progress(files.size(), files.size());
    } finally {
      save(); // what was found before a cancel stays
    }
    return new ImportReport(added, relocated, skipped, failed);
  }

  private List<Path> expand(List<Path> filesAndFolders) {
    MediaFiles folders = new MediaFiles(ownFolders, work, this::failed);
    List<Path> files = new ArrayList<>();
    for (Path given : filesAndFolders) {
      Path path = given.toAbsolutePath().normalize();
      if (Files.isDirectory(path)) {
        try {
          folders.below(path).stream().filter(MediaFiles::looksLikeMedia).forEach(files::add);
        } catch (IOException e) {
          failed(path, e);
        }
      } else {
        files.add(path);
      }
    }
    return files.stream().distinct().toList();
  }

  private void look(Path file, ProbeProcess probe) throws ProjectException {
    try {
      requireRegularFile(file);
      long size = Files.size(file);
      String sha256 = ContentHash.sha256(file, Library.quiet(work));
      String clipId = Library.clipId(sha256);
      Optional<Shelf.Entry> known = library.entry(clipId);
      if (known.isPresent()) {
        meetAgain(known.get(), sha256, file);
      } else if (waiting.containsKey(clipId)) {
        skip(file, clipId, waiting.get(clipId).path());
      } else {
        MediaInfo media = probe.probe(file, Library.quiet(work));
        Found found = new Found(clipId, sha256, size, file, media);
        waiting.put(clipId, found);
        order.add(found);
      }
    } catch (IOException e) {
      failed(file, e);
    }
  }

  private static void requireRegularFile(Path file) throws MediaException {
    if (!Files.exists(file)) {
      throw new MediaException(file, MediaFault.MISSING, "");
    }
    if (!Files.isRegularFile(file)) {
      throw new MediaException(file, MediaFault.NOT_MEDIA, "no regular file");
    }
  }

  private void meetAgain(Shelf.Entry known, String sha256, Path file) throws ProjectException {
    Clip clip = known.clip();
    if (!known.sha256().equals(sha256)) {
      failed.add(
          new Failed(
              file, Messages.text("import.same-id", file.toString(), clip.path().toString())));
    } else if (clip.path().equals(file)) {
      skipped.add(
          new Skipped(file, clip.id(), Messages.text("import.already-there", file.toString())));
      library.seen(clip);
    } else if (Files.exists(clip.path())) {
      skip(file, clip.id(), clip.path());
    } else {
      relocated.add(library.move(clip.id(), file));
    }
  }

  private void skip(Path file, String clipId, Path other) {
    skipped.add(
        new Skipped(
            file, clipId, Messages.text("import.same-content", file.toString(), other.toString())));
  }

  private void failed(Path file, IOException error) {
    failed.add(new Failed(file, ErrorSentence.of(error)));
  }

  private void saveIfDue() throws ProjectException {
    if (order.size() >= CLIPS_AT_ONCE || System.nanoTime() - lastSave > NANOS_BETWEEN_SAVES) {
      save();
    }
  }

  private void save() throws ProjectException {
    lastSave = System.nanoTime();
    if (!order.isEmpty()) {
      List<Found> now = List.copyOf(order);
      order.clear();
      waiting.clear();
      added.addAll(library.save(now));
    }
  }
}
