package studio.migr.app.doctor;

import java.util.ArrayList;
import java.util.List;
import studio.migr.app.message.Messages;
import studio.migr.runtime.ffmpeg.Decoders;

/** Looks for a decoder for each codec that clips are expected in. */
final class CodecsCheck implements Check {
  private static final List<String> EXPECTED =
      List.of(
          "h264",
          "hevc",
          "vp8",
          "vp9",
          "av1",
          "mpeg1video",
          "mpeg2video",
          "mpeg4",
          "wmv1",
          "wmv2",
          "wmv3",
          "vc1",
          "prores",
          "mjpeg",
          "theora",
          "dvvideo",
          "aac",
          "mp3",
          "mp2",
          "opus",
          "vorbis",
          "flac",
          "alac",
          "ac3",
          "wmav2",
          "amr_nb",
          "pcm_s16le",
          "pcm_s24le",
          "pcm_f32le");

  private final List<String> codecs;

  CodecsCheck() {
    this(EXPECTED);
  }

  /**
   * @param codecs FFmpeg's names of codecs
   */
  CodecsCheck(List<String> codecs) {
    this.codecs = codecs;
  }

  @Override
  public String name() {
    return "codecs";
  }

  @Override
  public Finding run() {
    List<String> missing = new ArrayList<>();
    for (String codec : codecs) {
      if (Decoders.of(codec).isEmpty()) {
        missing.add(codec);
      }
    }
    return missing.isEmpty()
        ? Finding.ok(Messages.text("doctor.codecs", codecs.size()))
        : Finding.failed(
            Messages.text("doctor.codecs.missing", String.join(", ", missing)),
            "doctor.codecs.remedy");
  }
}
