package studio.migr.app.doctor;

import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.runtime.ffmpeg.Ffmpeg;

/** Loads FFmpeg's native libraries. */
final class NativesCheck implements Check {
  @Override
  public String name() {
    return "natives";
  }

  @Override
  public Finding run() {
    try {
      Ffmpeg.load();
      return Finding.ok(
          Messages.text("doctor.natives", Ffmpeg.version(), Ffmpeg.licence(), Ffmpeg.platform()));
    } catch (LinkageError e) {
      return Finding.failed(ErrorSentence.of(e), "doctor.natives.remedy", Ffmpeg.platform());
    }
  }
}
