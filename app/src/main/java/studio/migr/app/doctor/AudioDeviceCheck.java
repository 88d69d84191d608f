package studio.migr.app.doctor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import studio.migr.app.message.Messages;

/** Opens the line that clips are heard on. */
final class AudioDeviceCheck implements Check {
  private static final AudioFormat STEREO = new AudioFormat(48_000, 16, 2, true, false);
  private static final long PATIENCE_SECONDS = 10; // a sound server that hangs holds open() up

  @Override
  public String name() {
    return "audio_device";
  }

  @Override
  public Finding run() throws InterruptedException {
    CompletableFuture<String> line = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("audio-check").start(() -> open(line));
    try {
      return Finding.ok(
          Messages.text("doctor.audio", line.get(PATIENCE_SECONDS, TimeUnit.SECONDS)));
    } catch (ExecutionException | TimeoutException e) {
      return Finding.warning(Messages.text("doctor.audio.none"), "doctor.audio.remedy");
    }
  }

  private static void open(CompletableFuture<String> opened) {
    try (SourceDataLine line = AudioSystem.getSourceDataLine(STEREO)) {
      line.open(STEREO);
      opened.complete(line.getFormat().toString());
    } catch (LineUnavailableException | RuntimeException | LinkageError e) {
      opened.completeExceptionally(e);
    }
  }
}
