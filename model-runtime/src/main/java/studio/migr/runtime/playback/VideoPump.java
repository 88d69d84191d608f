package studio.migr.runtime.playback;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.runtime.media.FrameReader;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaFault;
import studio.migr.runtime.media.VideoFrame;
import studio.migr.runtime.media.VideoTrack;
import studio.migr.runtime.playback.PictureQueue.Due;

/**
 * Decodes the picture that is due, and while time runs a few after it. Pictures that are late
 * already are passed over.
 */
final class VideoPump implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(VideoPump.class);
  private static final int AHEAD = 3;
  private static final long LONGEST_WAIT_MS = 100;
  // After so many failures in a row the rest of the stream is given up, until the next command.
  private static final int HOPELESS = 3;

  private final ClipFile file;
  private final VideoTrack track;
  private final Transport transport;
  private final PictureQueue pictures;
  private @Nullable FrameReader reader;
  private @Nullable Due failed;
  private int failures;

  VideoPump(ClipFile file, VideoTrack track, Transport transport, PictureQueue pictures) {
    this.file = file;
    this.track = track;
    this.transport = transport;
    this.pictures = pictures;
  }

  @Override
  public void run() {
    try {
      while (!transport.isClosed()) {
        Moment now = transport.moment();
        Due due = due(now);
        Optional<Due> next = transport.isBroken() ? Optional.empty() : next(due);
        if (next.isPresent()) {
          decode(next.get(), next.get().equals(due));
        } else {
          rest(now, due);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (reader != null) {
        reader.close();
      }
    }
  }

  private Due due(Moment moment) {
    return new Due(moment.generation(), moment.lap(), track.frameAtMillis(moment.ms()));
  }

  private Optional<Due> next(Due due) {
    if (failed != null && failed.generation() != due.generation()) {
      failed = null;
      failures = 0;
    }
    Optional<Due> last = pictures.last(due);
    if (last.isPresent() && last.get().equals(due)) {
      transport.pictureReady(due.generation());
    }
    Due after = last.isEmpty() || due.isAfter(last.get()) ? due : null;
    if (after == null && transport.isPlaying() && pictures.ahead(due) < AHEAD) {
      after = following(last.orElseThrow());
    }
    boolean hopeless = failures >= HOPELESS || (after != null && after.equals(failed));
    return hopeless ? Optional.empty() : Optional.ofNullable(after);
  }

  /** What is shown after a picture; null after the last. */
  private @Nullable Due following(Due due) {
    int index = due.index() + 1;
    Optional<LoopRange> loop = transport.loopPlayed();
    boolean beyond = index >= track.frames().size();
    if (loop.isPresent() && (beyond || track.millisOf(index) >= loop.get().endMs())) {
      int first = track.frameAtMillis(loop.get().startMs());
      return new Due(due.generation(), due.lap() + 1, first);
    }
    return beyond ? null : new Due(due.generation(), due.lap(), index);
  }

  private void decode(Due due, boolean isDue) {
    try {
      if (reader == null) {
        reader = FrameReader.open(file.path(), track);
      }
      VideoFrame frame = reader.read(due.index());
      failures = 0;
      if (transport.isCurrent(due.generation())) {
        pictures.add(due, frame);
        if (isDue) {
          transport.pictureReady(due.generation());
        }
      } else if (isDue) {
        pictures.glimpse(frame);
      }
    } catch (MediaException e) {
      fail(due, e.fault(), e);
    } catch (RuntimeException e) {
      fail(due, MediaFault.DAMAGED, e);
    }
  }

  private void fail(Due due, MediaFault fault, Exception cause) {
    LOG.warn("frame {} of {}: {}", due.index(), file.path(), cause.toString());
    failed = due;
    failures++;
    Optional<MediaFault> lost = file.fault();
    if (lost.isPresent() || reader == null) {
      transport.failed(due.generation(), lost.orElse(fault));
    } else {
      transport.pictureFailed(due.generation(), fault);
    }
  }

  /** Waits until another picture may be wanted. */
  private void rest(Moment now, Due due) throws InterruptedException {
    if (!transport.isRunning()) {
      transport.awaitNews(now.generation(), false);
      return;
    }
    OptionalInt after =
        due.index() + 1 < track.frames().size()
            ? OptionalInt.of(due.index() + 1)
            : OptionalInt.empty();
    double wait =
        after.isPresent()
            ? (track.millisOf(after.getAsInt()) - now.ms()) / transport.speed()
            : LONGEST_WAIT_MS;
    // Half a millisecond more, so that the next one is due for certain.
    transport.awaitCommand(
        now.generation(), (long) Math.ceil(Math.clamp(wait + 0.5, 1, LONGEST_WAIT_MS)));
  }
}
