package studio.migr.runtime.media;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_STILL_IMAGE;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_TIMED_THUMBNAILS;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import studio.migr.runtime.container.Completeness;
import studio.migr.runtime.container.ContainerEnd;
import studio.migr.runtime.ffmpeg.Demuxer;
import studio.migr.runtime.ffmpeg.Ffmpeg;
import studio.migr.runtime.work.Work;

/**
 * Finds out what a media file holds, in this process. A file that crashes the native decoder takes
 * this process with it: strangers' files go through {@link ProbeProcess}.
 */
public final class MediaProbe {
  // FFmpeg's score for "could be, going by the file's name": random bytes reach it by chance.
  private static final int DOUBTFUL_SCORE = 51;
  private static final double LONGEST_MS = 7 * 24 * 3600 * 1000.0;
  private static final double SOUND_TO_LISTEN_TO_MS = 120_000;

  private final Path file;
  private final Work work;
  private final List<MediaNote> notes = new ArrayList<>();
  private final Completeness completeness;
  private final long size;

  private MediaProbe(Path file, Work work) throws IOException {
    this.file = file;
    this.work = work;
    this.size = Files.size(file);
    this.completeness = ContainerEnd.of(file);
  }

  /**
   * Reads all of {@code file} once without decoding, then decodes it: all of the picture where that
   * takes no more than a minute or two, else its beginning and end.
   *
   * @throws MediaException if it cannot be used as a clip
   * @throws java.util.concurrent.CancellationException if {@code work} was cancelled
   */
  public static MediaInfo probe(Path file, Work work) throws MediaException {
    Demuxer.checkReadable(file);
    try {
      return new MediaProbe(file, work).info();
    } catch (MediaException e) {
      throw e;
    } catch (IOException e) {
      throw new MediaException(file, MediaFault.UNREADABLE, String.valueOf(e.getMessage()));
    }
  }

  private MediaInfo info() throws MediaException {
    try (Demuxer demuxer = open()) {
      if (completeness == Completeness.BROKEN_OFF) {
        throw fault(MediaFault.TRUNCATED, "the file ends inside a part of stated length");
      }
      PacketScan packets = PacketScan.of(demuxer, work, size, 2 * size);
      if (packets.brokeOff()) {
        throw fault(MediaFault.TRUNCATED, "reading ended with an error");
      }
      boolean doubtful = demuxer.context().probe_score() <= DOUBTFUL_SCORE;
      return info(demuxer, packets, doubtful);
    }
  }

  private Demuxer open() throws MediaException {
    try {
      return Demuxer.open(file);
    } catch (MediaException e) {
      if (e.fault() != MediaFault.NOT_MEDIA && e.fault() != MediaFault.DAMAGED) {
        throw e;
      }
      throw fault(
          switch (completeness) {
            case BROKEN_OFF -> MediaFault.TRUNCATED;
            case COMPLETE -> MediaFault.DAMAGED;
            case UNKNOWN -> MediaFault.NOT_MEDIA;
          },
          e.detail());
    }
  }

  private MediaInfo info(Demuxer demuxer, PacketScan packets, boolean doubtful)
      throws MediaException {
    Optional<AVStream> picture = pictureOf(demuxer);
    List<AVStream> sounds = soundsOf(demuxer);
    if (picture.isEmpty() && sounds.isEmpty()) {
      throw fault(doubtful ? MediaFault.NOT_MEDIA : MediaFault.NO_STREAMS, "");
    }
    try {
      Optional<VideoTrack> video = Optional.empty();
      if (picture.isPresent()) {
        VideoProbe probe = new VideoProbe(file, demuxer, picture.get(), packets, size, work);
        video = Optional.of(probe.track());
        notes.addAll(probe.notes());
      }
      List<AudioTrack> audio = new ArrayList<>();
      for (AVStream sound : sounds) {
        audio(demuxer, sound, packets).ifPresent(audio::add);
      }
      if (video.isEmpty() && audio.isEmpty()) {
        throw fault(MediaFault.DAMAGED, "no stream decodes");
      }
      if (audio.size() < sounds.size()) {
        notes.add(MediaNote.BROKEN_SOUND);
      }
      return whole(demuxer, video, audio);
    } catch (MediaException e) {
      if (e.fault() == MediaFault.DAMAGED && doubtful && completeness == Completeness.UNKNOWN) {
        throw fault(MediaFault.NOT_MEDIA, e.detail());
      }
      throw e;
    }
  }

  private static Optional<AVStream> pictureOf(Demuxer demuxer) {
    int noClip =
        AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS | AV_DISPOSITION_STILL_IMAGE;
    for (int k = 0; k < demuxer.streamCount(); k++) {
      AVStream stream = demuxer.stream(k);
      if (stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO
          && (stream.disposition() & noClip) == 0) {
        return Optional.of(stream);
      }
    }
    return Optional.empty();
  }

  private static List<AVStream> soundsOf(Demuxer demuxer) {
    List<AVStream> sounds = new ArrayList<>();
    for (int k = 0; k < demuxer.streamCount(); k++) {
      if (demuxer.stream(k).codecpar().codec_type() == AVMEDIA_TYPE_AUDIO) {
        sounds.add(demuxer.stream(k));
      }
    }
    return sounds;
  }

  /** The stream as a track, or nothing if it cannot be heard. */
  private Optional<AudioTrack> audio(Demuxer demuxer, AVStream stream, PacketScan packets)
      throws MediaException {
    AVCodecParameters parameters = stream.codecpar();
    AVCodec codec = avcodec_find_decoder(parameters.codec_id());
    if (codec == null || codec.isNull()) {
      return Optional.empty();
    }
    SoundScan heard;
    try {
      heard = SoundScan.of(file, stream.index(), SOUND_TO_LISTEN_TO_MS, work);
    } catch (MediaException e) {
      if (e.fault() == MediaFault.DAMAGED) {
        return Optional.empty();
      }
      throw e;
    }
    if (!heard.audible()) {
      return Optional.empty();
    }
    Rational timeBase = Ffmpeg.rational(stream.time_base());
    PacketScan.Stream scanned = packets.stream(stream.index());
    double start = heard.startMs();
    double end = heard.endMs();
    if (!heard.toTheEnd() && scanned.hasTimes()) {
      end = Math.max(end, timeBase.toMillis(scanned.end()));
    }
    checkStatedLength(demuxer, stream, timeBase, end - start);
    return Optional.of(
        new AudioTrack(
            stream.index(),
            avcodec_get_name(parameters.codec_id()).getString(),
            heard.sampleRate(),
            heard.channels(),
            start,
            end - start));
  }

  /** FLAC states its number of samples, and nothing else tells that some are missing. */
  private void checkStatedLength(
      Demuxer demuxer, AVStream stream, Rational timeBase, double lengthMs) throws MediaException {
    boolean exact = demuxer.container().equals("flac") && stream.duration() > 0;
    if (exact && timeBase.toMillis(stream.duration()) > lengthMs + 1) {
      throw fault(
          MediaFault.TRUNCATED,
          lengthMs + " ms of " + timeBase.toMillis(stream.duration()) + " ms of sound");
    }
  }

  private MediaInfo whole(Demuxer demuxer, Optional<VideoTrack> video, List<AudioTrack> audio)
      throws MediaException {
    double start = Double.POSITIVE_INFINITY;
    double end = Double.NEGATIVE_INFINITY;
    if (video.isPresent()) {
      start = video.get().millisOf(0);
      end = video.get().endMillis();
    }
    for (AudioTrack track : audio) {
      start = Math.min(start, track.startMs());
      end = Math.max(end, track.startMs() + track.durationMs());
    }
    if (end - start > LONGEST_MS) {
      throw fault(MediaFault.IMPLAUSIBLE, "from " + start + " to " + end + " ms");
    }
    if (video.isEmpty()) {
      notes.add(MediaNote.SOUND_ONLY);
    } else if (audio.isEmpty()) {
      notes.add(MediaNote.SILENT);
    } else {
      compare(video.get(), audio.getFirst());
    }
    if (audio.size() > 1) {
      notes.add(MediaNote.SEVERAL_AUDIO_TRACKS);
    }
    return new MediaInfo(demuxer.container(), start, end - start, video, audio, notes);
  }

  private void compare(VideoTrack video, AudioTrack audio) {
    if (Math.abs(video.millisOf(0) - audio.startMs()) > 40) {
      notes.add(MediaNote.OFFSET_START);
    }
    if (Math.abs(video.endMillis() - audio.startMs() - audio.durationMs()) > 200) {
      notes.add(MediaNote.UNEVEN_END);
    }
  }

  private MediaException fault(MediaFault fault, String detail) {
    return new MediaException(file, fault, detail);
  }
}
