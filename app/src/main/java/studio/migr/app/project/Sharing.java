package studio.migr.app.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.migr.app.journal.JournalEvent.MemberNamed;
import studio.migr.app.journal.JournalLine;
import studio.migr.app.journal.JournalReader;
import studio.migr.app.label.Member;
import studio.migr.app.message.Messages;
import studio.migr.app.settings.Settings;
import studio.migr.app.settings.SettingsFolder;
import studio.migr.app.share.ShareState;
import studio.migr.app.share.SharedFile;
import studio.migr.app.store.Ledger;
import studio.migr.app.store.ProjectException;
import studio.migr.app.store.Server;
import studio.migr.app.store.ServerAddress;
import studio.migr.app.store.ServerException;

/** Moves projects between a folder of one machine and a PostgreSQL that several share. */
public final class Sharing {
  private Sharing() {}

  /**
   * Brings a project to a server, checked event by event; from then on its folder is one of the
   * copies that share it.
   *
   * @param lead who leads the project; is the first member
   * @return how many events were brought there
   * @throws ProjectException if it cannot be done; then the project is as it was
   */
  public static long share(Path folder, ServerAddress address, String lead)
      throws ProjectException {
    ProjectFolder place = new ProjectFolder(folder);
    if (SharedFile.read(place.shared()).isPresent()) {
      throw ProjectException.of("share.is-shared", place.root().toString());
    }
    try (Project open = Project.open(folder)) {
      requireWritable(open);
      linesOf(place); // all of them can be read, before anything is made
      long events;
      try (Server server = Server.make(address)) {
        events = bring(server, address, open, lead);
      }
      SharedFile.fresh(address).write(place.shared());
      return events;
    } catch (ServerException e) {
      throw new ProjectException(e.sentence(), e);
    } catch (IOException e) {
      throw cannotWrite(place, e);
    }
  }

  private static void requireWritable(Project open) throws ProjectException {
    if (open.readOnlyReason().isPresent()) {
      throw new ProjectException(open.readOnlyReason().get());
    }
  }

  private static long bring(Server server, ServerAddress address, Project open, String lead)
      throws IOException, ProjectException {
    try {
      open.ledger()
          .write(
              draft ->
                  draft.add(
                      (seq, time) ->
                          new MemberNamed(seq, time, lead, new Member(lead, Member.Role.LEAD))));
      List<JournalLine> lines = linesOf(new ProjectFolder(open.folder()));
      server.found(lines);
      requireSame(server, lines);
      if (!server.fingerprint().equals(open.fingerprint())) {
        throw ProjectException.of("share.differs", "tables");
      }
      return lines.size();
    } catch (IOException | ProjectException | RuntimeException e) {
      try {
        server.remove(address);
      } catch (RuntimeException failed) {
        e.addSuppressed(failed);
      }
      if (e instanceof ProjectException told) {
        throw told;
      }
      if (e instanceof IOException unreadable) {
        throw unreadable;
      }
      throw new ProjectException(ServerException.of(address, e).sentence(), e);
    }
  }

  /** Every event, byte by byte, and none besides. */
  private static void requireSame(Server server, List<JournalLine> lines) throws ProjectException {
    int at = 0;
    for (List<JournalLine> part = server.after(0);
        !part.isEmpty();
        part = server.after(part.getLast().event().seq())) {
      for (JournalLine there : part) {
        if (at >= lines.size() || !lines.get(at).text().equals(there.text())) {
          throw ProjectException.of("share.differs", Long.toString(there.event().seq()));
        }
        at++;
      }
    }
    if (at < lines.size()) {
      throw ProjectException.of("share.differs", Long.toString(lines.get(at).event().seq()));
    }
  }

  private static List<JournalLine> linesOf(ProjectFolder place)
      throws IOException, ProjectException {
    List<JournalLine> lines = new ArrayList<>();
    JournalReader.Scan scan = JournalReader.readAll(place.journal(), lines::add);
    boolean whole = scan.problems().isEmpty() && scan.last() == lines.size();
    if (!whole) {
      throw ProjectException.of("share.journal-damaged", place.root().toString());
    }
    return lines;
  }

  /**
   * Makes {@code folder} one of the copies of a shared project, and fetches all of it.
   *
   * @return how many events came
   */
  public static long join(Path folder, ServerAddress address) throws ProjectException {
    ProjectFolder place = new ProjectFolder(folder);
    if (place.isProject() || Files.exists(place.shared())) {
      throw ProjectException.of("share.folder-not-empty", place.root().toString());
    }
    try (Server server = Server.connect(address)) {
      Files.createDirectories(place.root());
      SharedFile shared = SharedFile.fresh(address);
      KnownDatabases known = new KnownDatabases(new Settings(SettingsFolder.path()));
      long events = 0;
      try (Ledger ledger =
          Ledger.openShared(place.places(known), place.outbox(), shared.replica(), notice -> {})) {
        known.add(place.database());
        for (List<JournalLine> part = server.after(0);
            !part.isEmpty();
            part = server.after(events)) {
          ledger.receive(part);
          events += part.size();
        }
      }
      shared.write(place.shared());
      return events;
    } catch (ServerException e) {
      throw new ProjectException(e.sentence(), e);
    } catch (IOException e) {
      throw cannotWrite(place, e);
    }
  }

  /**
   * Ends the sharing of {@code folder}: it is a project of this machine alone from then on, checked
   * event by event against the server, which keeps its own for the others.
   *
   * @return how many events it has
   * @throws ProjectException if something here is not on the server, or cannot be compared
   */
  public static long leave(Path folder) throws ProjectException {
    ProjectFolder place = new ProjectFolder(folder);
    SharedFile shared =
        SharedFile.read(place.shared())
            .orElseThrow(() -> ProjectException.of("share.not-shared", place.root().toString()));
    ShareState state = settle(folder);
    if (!state.settled()) {
      throw ProjectException.of("share.not-all-there", Integer.toString(state.waiting()));
    }
    if (!state.complete()) {
      throw new ProjectException(state.problem().orElseThrow());
    }
    try (Server server = Server.connect(shared.address());
        ProjectLock lock = Project.lock(place)) {
      List<JournalLine> lines = linesOf(place);
      requireSame(server, lines);
      server.presence().leave(shared.replica());
      Files.delete(place.shared());
      return lines.size();
    } catch (ServerException e) {
      throw new ProjectException(e.sentence(), e);
    } catch (IOException e) {
      throw cannotWrite(place, e);
    }
  }

  /**
   * Exchanges everything with the server, now.
   *
   * @return how it stands then
   */
  public static ShareState settle(Path folder) throws ProjectException {
    try (Project open = Project.open(folder)) {
      return open.courier()
          .orElseThrow(() -> ProjectException.of("share.not-shared", folder.toString()))
          .awaitFirst();
    }
  }

  private static ProjectException cannotWrite(ProjectFolder place, IOException e) {
    return new ProjectException(
        Messages.text(
            "project.cannot-open", place.root().toString(), String.valueOf(e.getMessage())),
        e);
  }

  /** Where a folder's project is shared; empty if it is not. */
  public static Optional<ServerAddress> addressOf(Path folder) throws ProjectException {
    return SharedFile.read(new ProjectFolder(folder).shared()).map(SharedFile::address);
  }
}
