package studio.migr.app.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.migr.app.journal.JournalEvent;
import studio.migr.app.journal.JournalEvent.ClipAdded;
import studio.migr.app.journal.JournalEvent.ClipMoved;
import studio.migr.app.journal.JournalEvent.ProjectCreated;
import studio.migr.app.journal.JournalLine;
import studio.migr.app.journal.JournalReader;
import studio.migr.app.journal.Origin;
import studio.migr.app.journal.Renumbering;
import studio.migr.app.message.Messages;
import studio.migr.app.store.Draft;
import studio.migr.app.store.ProjectException;

/**
 * Takes over what another folder of the same project has besides: from the event on at which the
 * two journals part, its events follow behind those that are here, each once. Where both gave the
 * same key a label, the other's holds and both are kept, as a conflict to settle.
 */
public final class Merge {
  private Merge() {}

  /**
   * What was done.
   *
   * @param common how many events both began with
   * @param taken how many came in
   * @param known how many were here already, from an earlier merge or because the clip was
   * @param conflicts how many labels are to be settled now, all in all
   */
  public record Report(long common, int taken, int known, int conflicts) {}

  /**
   * Merges.
   *
   * @param folder the project that takes over
   * @param other is only read
   * @throws ProjectException if the two are not the same project, or one cannot be read or written
   */
  public static Report into(Path folder, Path other) throws ProjectException {
    ProjectFolder here = new ProjectFolder(folder);
    ProjectFolder there = new ProjectFolder(other);
    try (Project open = Project.open(folder)) {
      if (!there.hasJournal()) {
        throw ProjectException.of("project.no-journal", there.journal().toString());
      }
      List<JournalLine> ours = new ArrayList<>();
      JournalReader.readAll(here.journal(), ours::add);
      List<JournalLine> theirs = new ArrayList<>();
      JournalReader.readAll(there.journal(), theirs::add);
      if (ours.isEmpty() || theirs.isEmpty() || !same(ours.getFirst(), theirs.getFirst())) {
        throw ProjectException.of(
            "share.other-project", there.root().toString(), here.root().toString());
      }
      int common = 0;
      while (common < Math.min(ours.size(), theirs.size())
          && same(ours.get(common), theirs.get(common))) {
        common++;
      }
      copyFiles(there.faces(), here.faces());
      copyFiles(there.tracks(), here.tracks());
      return take(open, ours, theirs, common);
    } catch (IOException e) {
      throw new ProjectException(
          Messages.text(
              "project.cannot-open", there.root().toString(), String.valueOf(e.getMessage())),
          e);
    }
  }

  private static boolean same(JournalLine one, JournalLine other) {
    return one.text().equals(other.text());
  }

  private static Report take(
      Project open, List<JournalLine> ours, List<JournalLine> theirs, int common)
      throws ProjectException {
    long parted = common == 0 ? 0 : ours.get(common - 1).event().seq();
    Map<String, Long> known = new HashMap<>();
    Set<String> clips = new HashSet<>();
    for (JournalLine line : ours) {
      line.origin().ifPresent(origin -> known.put(origin.id(), line.event().seq()));
      if (line.event() instanceof ClipAdded added) {
        clips.add(added.clipId());
      }
    }
    for (List<JournalLine> step : open.ledger().waiting().steps()) {
      step.forEach(
          line -> line.origin().ifPresent(origin -> known.put(origin.id(), line.event().seq())));
    }
    String replica = replicaOf(theirs, common);
    List<List<JournalLine>> steps = stepsOf(theirs.subList(common, theirs.size()));
    int[] counts = new int[2];
    open.ledger()
        .write(
            draft -> {
              Map<Long, Long> numbers = new HashMap<>();
              for (List<JournalLine> step : steps) {
                takeStep(draft, step, parted, replica, known, clips, numbers, counts);
              }
              return counts;
            });
    return new Report(common, counts[0], counts[1], open.labels().conflicts().size());
  }

  private static void takeStep(
      Draft draft,
      List<JournalLine> step,
      long parted,
      String replica,
      Map<String, Long> known,
      Set<String> clips,
      Map<Long, Long> numbers,
      int[] counts) {
    List<JournalLine> fresh = new ArrayList<>();
    List<Origin> origins = new ArrayList<>();
    for (JournalLine line : step) {
      Origin origin = originOf(line, replica, parted);
      @Nullable Long there = known.get(origin.id());
      if (there != null) {
        numbers.put(line.event().seq(), there);
        counts[1]++;
      } else if (isKnownOtherwise(line.event(), clips)) {
        counts[1]++;
      } else {
        numbers.put(line.event().seq(), draft.next() + fresh.size());
        fresh.add(line);
        origins.add(origin);
      }
    }
    if (!fresh.isEmpty()) {
      Renumbering renumbering =
          new Renumbering(
              number -> {
                @Nullable Long given = numbers.get(number);
                return given != null ? given : number; // both have it
              });
      List<JournalEvent> events = fresh.stream().map(line -> renumbering.of(line.event())).toList();
      draft.adopt(events, origins);
      counts[0] += events.size();
    }
  }

  /** Where the clips of this project lie, and that it was made, others need not say. */
  private static boolean isKnownOtherwise(JournalEvent event, Set<String> clips) {
    return switch (event) {
      case ProjectCreated _, ClipMoved _ -> true;
      case ClipAdded added -> !clips.add(added.clipId());
      default -> false;
    };
  }

  private static Origin originOf(JournalLine line, String replica, long parted) {
    return line.origin()
        .orElseGet(
            () ->
                new Origin(
                    UUID.nameUUIDFromBytes(line.text().getBytes(StandardCharsets.UTF_8)).toString(),
                    replica,
                    parted));
  }

  /** The same name each time for the same branch: that of its first own event. */
  private static String replicaOf(List<JournalLine> theirs, int common) {
    String first = theirs.get(Math.min(common, theirs.size() - 1)).text();
    return UUID.nameUUIDFromBytes(first.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static List<List<JournalLine>> stepsOf(List<JournalLine> lines) {
    List<List<JournalLine>> steps = new ArrayList<>();
    List<JournalLine> step = new ArrayList<>();
    for (JournalLine line : lines) {
      step.add(line);
      if (line.more() == 0) {
        steps.add(List.copyOf(step));
        step.clear();
      }
    }
    return steps;
  }

  /** Files that an event of the other project speaks of; those that are here stay as they are. */
  private static void copyFiles(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file :
          files.filter(path -> Files.isRegularFile(path) && !Files.isSymbolicLink(path)).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (!Files.exists(target)) {
          Files.createDirectories(target.resolveSibling(".").normalize());
          Files.copy(file, target);
        }
      }
    }
  }
}
