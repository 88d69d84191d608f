package studio.migr.runtime.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_sample_aspect_ratio;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_get;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.IntPointer;
import studio.migr.runtime.ffmpeg.Demuxer;
import studio.migr.runtime.ffmpeg.Ffmpeg;
import studio.migr.runtime.work.Work;

/** Describes the video stream of a clip: its frames above all. */
final class VideoProbe {
  private static final double ALWAYS_DECODED_MS = 120_000;
  private static final double MOST_FRAMES_A_SECOND = 2000;

  // Streams without stated lengths: there, a last picture that lacks a piece is the only sign.
  private static final Set<String> ENDLESS =
      Set.of("mpeg", "mpegts", "mpegvideo", "m4v", "h264", "hevc");
  // Codecs with packets that show nothing, not told apart by their time stamps.
  private static final Set<String> HIDDEN_FRAMES = Set.of("vp8", "vp9", "av1");
  // At most so many frames may be missing for each one that decodes.
  private static final int MOST_DAMAGE = 4;

  private final Path file;
  private final Demuxer demuxer;
  private final AVStream stream;
  private final PacketScan.Stream packets;
  private final long size;
  private final Work work;
  private final List<MediaNote> notes = new ArrayList<>();

  VideoProbe(
      Path file, Demuxer demuxer, AVStream stream, PacketScan packets, long size, Work work) {
    this.file = file;
    this.demuxer = demuxer;
    this.stream = stream;
    this.packets = packets.stream(stream.index());
    this.size = size;
    this.work = work;
  }

  /** What {@link #track} noticed. */
  List<MediaNote> notes() {
    return notes;
  }

  VideoTrack track() throws MediaException {
    Rational timeBase = Ffmpeg.rational(stream.time_base());
    double packetMs = packets.hasTimes() ? timeBase.toMillis(packets.end() - packets.first()) : 0;
    Optional<FrameIndex> candidate = packets.asFrames();
    String codec = avcodec_get_name(stream.codecpar().codec_id()).getString();
    if (packetMs > ALWAYS_DECODED_MS && candidate.isPresent() && !HIDDEN_FRAMES.contains(codec)) {
      VideoTrack track = describe(codec, timeBase, candidate.get());
      if (isConfirmed(track)) {
        return track;
      }
    }
    FrameScan decoded =
        FrameScan.of(file, stream.index(), Integer.MAX_VALUE, work, this::showProgress);
    check(decoded);
    return describe(codec, timeBase, decoded.index().orElseThrow());
  }

  private void showProgress(int frames) {
    if (frames % 8 == 0) {
      double share = Math.min(1, (double) frames / Math.max(1, packets.packets()));
      work.progress(size + (long) (share * size), 2 * size);
    }
  }

  private void check(FrameScan decoded) throws MediaException {
    int frames = decoded.index().map(FrameIndex::size).orElse(0);
    if (frames == 0 || decoded.damaged() > (long) frames * MOST_DAMAGE) {
      throw new MediaException(
          file,
          MediaFault.DAMAGED,
          frames + " frames of " + packets.packets() + " packets of video");
    }
    if (decoded.endDamaged() && ENDLESS.contains(demuxer.container())) {
      throw new MediaException(file, MediaFault.TRUNCATED, "the last frame is incomplete");
    }
    if (decoded.damaged() > 0) {
      notes.add(MediaNote.DAMAGED_FRAMES);
    }
  }

  /** Decodes the beginning and the end, and compares them with the packets' times. */
  private boolean isConfirmed(VideoTrack track) throws MediaException {
    FrameIndex frames = track.frames();
    int second = 1;
    while (second < frames.size() && !frames.isKey(second)) {
      second++;
    }
    int first = Math.min(frames.size(), second + 30); // beyond the leading pictures of that key
    FrameScan start = FrameScan.of(file, stream.index(), first, work, _ -> {});
    if (start.damaged() > 0
        || !start.index().map(index -> index.startsLike(frames)).orElse(false)) {
      return false;
    }
    try (FrameReader reader = FrameReader.open(file, track)) {
      return reader.confirmsEnd();
    }
  }

  private VideoTrack describe(String codec, Rational timeBase, FrameIndex frames)
      throws MediaException {
    AVCodecParameters parameters = stream.codecpar();
    FrameSpacing spacing =
        FrameSpacing.of(frames, timeBase, Ffmpeg.rational(stream.avg_frame_rate()));
    if (frames.size() > 10 && spacing.rate().toDouble() > MOST_FRAMES_A_SECOND) {
      throw new MediaException(file, MediaFault.IMPLAUSIBLE, spacing.rate() + " frames a second");
    }
    if (spacing.variable() && !notes.contains(MediaNote.VARIABLE_FRAME_RATE)) {
      notes.add(MediaNote.VARIABLE_FRAME_RATE);
    }
    Rational aspect =
        Ffmpeg.rational(av_guess_sample_aspect_ratio(demuxer.context(), stream, null));
    return new VideoTrack(
        stream.index(),
        codec,
        parameters.width(),
        parameters.height(),
        rotation(parameters),
        aspect.num() > 0 ? aspect : new Rational(1, 1),
        spacing.rate(),
        spacing.variable(),
        timeBase,
        frames);
  }

  /** The clockwise turn that the container asks for, to the nearest quarter. */
  private static int rotation(AVCodecParameters parameters) {
    AVPacketSideData matrix =
        av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.isNull() || matrix.size() < 9 * Integer.BYTES) {
      return 0;
    }
    double counterClockwise = av_display_rotation_get(new IntPointer(matrix.data()));
    if (Double.isNaN(counterClockwise)) {
      return 0;
    }
    return Math.floorMod(-Math.round(counterClockwise / 90) * 90, 360);
  }
}
