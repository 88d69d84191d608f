package studio.migr.app.share;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.journal.JournalLine;
import studio.migr.app.message.Messages;
import studio.migr.app.store.Ledger;
import studio.migr.app.store.PresenceTable.Presence;
import studio.migr.app.store.Server;
import studio.migr.app.store.ServerAddress;
import studio.migr.app.store.ServerException;

/**
 * Carries events between this machine and the server, in the background and without being asked.
 * While the server is away it tries again, less and less often, and everything waits on disk.
 */
public final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration PRESENCE = Duration.ofSeconds(5);
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(2);
  private static final int STEPS_AT_ONCE = 200;

  private final Ledger ledger;
  private final SharedFile shared;
  private final Semaphore wake = new Semaphore(0);
  private final List<Consumer<ShareState>> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread;

  private volatile ShareState state = ShareState.BEGINNING;
  private volatile Optional<Presence> presence = Optional.empty();
  private volatile boolean closing;
  private @Nullable Server server;
  private long presenceTold;
  private Optional<Presence> told = Optional.empty();
  private List<Presence> others = List.of();

  private Courier(Ledger ledger, SharedFile shared) {
    this.ledger = ledger;
    this.shared = shared;
    this.thread = Thread.ofPlatform().daemon().name("courier").unstarted(this::run);
  }

  /** Starts carrying. */
  public static Courier start(Ledger ledger, SharedFile shared) {
    Courier courier = new Courier(ledger, shared);
    ledger.onWrite(courier::written);
    courier.state = courier.stateNow(false, false, Optional.empty());
    courier.thread.start();
    return courier;
  }

  public ShareState state() {
    return state;
  }

  /** {@code listener} hears each new state, on the courier's thread or that of a write. */
  public void onChange(Consumer<ShareState> listener) {
    listeners.add(listener);
  }

  /** Says who works here on which clip, so that others see it; empty for nobody. */
  public void presence(Optional<Presence> here) {
    presence = here;
    wake.release();
  }

  /** Tries at once, whatever pause there was. */
  public void hurry() {
    wake.release();
  }

  private void written() {
    ShareState before = state;
    tell(stateNow(before.connected(), before.complete(), before.problem()));
    if (before.connected()) {
      wake.release();
    }
  }

  private ShareState stateNow(boolean connected, boolean complete, Optional<String> problem) {
    return new ShareState(
        connected, complete, ledger.waiting().events(), problem, connected ? others : List.of());
  }

  private void tell(ShareState next) {
    state = next;
    listeners.forEach(listener -> listener.accept(next));
  }

  private void run() {
    int failures = 0;
    while (!closing) {
      boolean reached = exchangeOnce();
      failures = reached ? 0 : failures + 1;
      pause(reached ? BETWEEN_LOOKS : pauseAfter(failures));
    }
    if (state.connected()) {
      exchangeOnce();
      leave();
    }
    disconnect();
  }

  private void pause(Duration length) {
    try {
      if (!closing && wake.tryAcquire(length.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      closing = true;
    }
  }

  private static Duration pauseAfter(int failures) {
    long doubled = FIRST_PAUSE.toMillis() << Math.min(failures - 1, 10);
    long most = Math.min(doubled, LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }

  /** Whether the server has everything now, and everything of it is here. */
  private boolean exchangeOnce() {
    try {
      exchange(connected());
      tell(stateNow(true, true, Optional.empty()));
      return true;
    } catch (ServerException e) {
      return failed(e.sentence(), e);
    } catch (IOException e) {
      return failed(Messages.text("share.not-written", String.valueOf(e.getMessage())), e);
    } catch (IllegalArgumentException e) {
      return failed(Messages.text("share.unreadable"), e);
    } catch (RuntimeException e) {
      return failed(ServerException.of(shared.address(), e).sentence(), e);
    }
  }

  private boolean failed(String sentence, Exception cause) {
    if (state.problem().filter(sentence::equals).isEmpty()) {
      LOG.info("{}", sentence);
      LOG.debug("The server is of no use", cause);
    }
    disconnect();
    tell(stateNow(false, false, Optional.of(sentence)));
    return false;
  }

  private Server connected() throws ServerException {
    Server open = server;
    if (open == null) {
      open = Server.connect(shared.address());
      server = open;
      requireSameJournal(open, shared.address());
      presenceTold = 0;
    }
    return open;
  }

  /** A server that was set back, or has another project of that name, must not be mixed with. */
  private void requireSameJournal(Server open, ServerAddress address) throws ServerException {
    Ledger.Waiting here = ledger.waiting();
    OptionalInt there = open.crcOf(here.commonEnd());
    if (here.commonEnd() > 0 && !there.equals(OptionalInt.of(here.commonCrc()))) {
      throw ServerException.lasting(
          Messages.text("share.other-journal", address.project(), address.text()));
    }
  }

  private void exchange(Server open) throws IOException {
    boolean more = true;
    while (more) {
      Ledger.Waiting waiting = ledger.waiting();
      List<List<JournalLine>> steps = waiting.steps();
      if (!steps.isEmpty()) {
        open.append(steps.subList(0, Math.min(steps.size(), STEPS_AT_ONCE)), ledger::commonNumber);
      }
      List<JournalLine> lines = open.after(waiting.commonEnd());
      ledger.receive(lines);
      more = !lines.isEmpty();
      if (more) {
        tell(stateNow(true, false, Optional.empty()));
      }
    }
    tellPresence(open);
  }

  private void tellPresence(Server open) {
    long now = System.nanoTime();
    Optional<Presence> here = presence;
    if (presenceTold != 0 && here.equals(told) && now - presenceTold < PRESENCE.toNanos()) {
      return;
    }
    here.ifPresentOrElse(
        who -> open.presence().tell(shared.replica(), who),
        () -> open.presence().leave(shared.replica()));
    others = open.presence().others(shared.replica());
    told = here;
    presenceTold = now;
  }

  private void leave() {
    try {
      if (server != null) {
        server.presence().leave(shared.replica());
      }
    } catch (RuntimeException e) {
      LOG.debug("Others will see it by the clock", e);
    }
  }

  private void disconnect() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  /**
   * Waits until everything from here is on the server and everything from there is here, or until a
   * try fails.
   */
  public ShareState awaitFirst() {
    CountDownLatch settled = new CountDownLatch(1);
    Consumer<ShareState> watch =
        now -> {
          if (now.problem().isPresent() || now.even()) {
            settled.countDown();
          }
        };
    listeners.add(watch);
    try {
      wake.release();
      watch.accept(state);
      settled.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      listeners.remove(watch);
    }
    return state;
  }

  /** Ends. What has not arrived yet goes on its way when the project is opened next. */
  @Override
  public void close() {
    closing = true;
    wake.release();
    try {
      // A network that hangs may keep the thread longer; the ledger takes nothing from it then.
      thread.join(LONGEST_FAREWELL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
