package studio.migr.clips.film;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Writes an MP4 file with H.264 pictures (OpenH264, which may be handed on freely) and AAC sound.
 * One thread encodes, so that the same pictures give the same file.
 */
public final class FilmWriter implements AutoCloseable {
  private static final int SOUND_BIT_RATE = 96_000;

  private final String name;
  private final int width;
  private final int height;
  private final AVFormatContext file = new AVFormatContext(null);
  private final AVCodecContext pictures;
  private final AVStream pictureStream;
  private final AVCodecContext sound;
  private final AVStream soundStream;
  private final AVFrame picture;
  private final AVFrame samples;
  private final AVPacket packet = av_packet_alloc();
  private final float[] waiting;
  private int waitingCount;
  private long pictureCount;
  private long sampleCount;
  private boolean finished;

  /**
   * Begins a file.
   *
   * @param frameRate pictures a second
   * @param bitRate of the pictures, bits a second
   * @param sampleRate of the sound, mono
   * @throws FilmException if the file cannot be begun
   */
  public FilmWriter(Path path, int width, int height, int frameRate, int bitRate, int sampleRate)
      throws FilmException {
    this.width = width;
    this.height = height;
    name = String.valueOf(path.getFileName());
    av_log_set_level(AV_LOG_ERROR); // OpenH264 warns of settings that it was given on purpose
    check(avformat_alloc_output_context2(file, null, "mp4", path.toString()));
    pictures = pictures(frameRate, bitRate);
    pictureStream = stream(pictures);
    sound = sound(sampleRate);
    soundStream = stream(sound);
    AVIOContext target = new AVIOContext(null);
    check(avio_open(target, path.toString(), AVIO_FLAG_WRITE));
    file.pb(target);
    // No time of writing in the file: the same clip is the same bytes.
    AVDictionary options = new AVDictionary(null);
    file.flags(file.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
    check(avformat_write_header(file, options));
    picture = av_frame_alloc();
    picture.format(AV_PIX_FMT_YUV420P);
    picture.width(width);
    picture.height(height);
    check(av_frame_get_buffer(picture, 0));
    samples = av_frame_alloc();
    samples.format(AV_SAMPLE_FMT_FLTP);
    samples.nb_samples(sound.frame_size());
    samples.sample_rate(sampleRate);
    av_channel_layout_default(samples.ch_layout(), 1);
    check(av_frame_get_buffer(samples, 0));
    waiting = new float[sound.frame_size()];
  }

  private AVCodecContext pictures(int frameRate, int bitRate) throws FilmException {
    AVCodec codec = avcodec_find_encoder_by_name("libopenh264");
    if (codec == null || codec.isNull()) {
      throw new FilmException("This FFmpeg cannot write H.264 video: OpenH264 is missing.");
    }
    AVCodecContext context = avcodec_alloc_context3(codec);
    context.width(width);
    context.height(height);
    context.pix_fmt(AV_PIX_FMT_YUV420P);
    context.time_base(new AVRational().num(1).den(frameRate));
    context.framerate(new AVRational().num(frameRate).den(1));
    context.bit_rate(bitRate);
    context.gop_size(frameRate);
    context.max_b_frames(0);
    context.thread_count(1);
    context.colorspace(AVCOL_SPC_BT709);
    context.color_range(AVCOL_RANGE_MPEG);
    av_opt_set(context.priv_data(), "rc_mode", "bitrate", 0);
    av_opt_set(context.priv_data(), "allow_skip_frames", "0", 0);
    context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    check(avcodec_open2(context, codec, (AVDictionary) null));
    return context;
  }

  private AVCodecContext sound(int sampleRate) throws FilmException {
    AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_AAC);
    AVCodecContext context = avcodec_alloc_context3(codec);
    context.sample_fmt(AV_SAMPLE_FMT_FLTP);
    context.sample_rate(sampleRate);
    context.bit_rate(SOUND_BIT_RATE);
    context.thread_count(1);
    context.time_base(new AVRational().num(1).den(sampleRate));
    av_channel_layout_default(context.ch_layout(), 1);
    context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    check(avcodec_open2(context, codec, (AVDictionary) null));
    return context;
  }

  private AVStream stream(AVCodecContext context) throws FilmException {
    AVStream stream = avformat_new_stream(file, null);
    check(avcodec_parameters_from_context(stream.codecpar(), context));
    stream.time_base(context.time_base());
    return stream;
  }

  /**
   * Adds a picture.
   *
   * @param bgr blue, green, red of each point, a byte each, from the top left
   * @throws FilmException if it cannot be written
   */
  public void picture(byte[] bgr) throws FilmException {
    check(av_frame_make_writable(picture));
    Planes.fill(picture, bgr, width, height);
    picture.pts(pictureCount++);
    picture.duration(1);
    encode(pictures, picture, pictureStream);
  }

  /**
   * Adds sound.
   *
   * @param mono samples from -1 to 1
   * @throws FilmException if it cannot be written
   */
  public void sound(float[] mono) throws FilmException {
    for (float sample : mono) {
      waiting[waitingCount++] = sample;
      if (waitingCount == waiting.length) {
        block(waiting.length);
      }
    }
  }

  private void block(int count) throws FilmException {
    check(av_frame_make_writable(samples));
    FloatBuffer plane =
        new BytePointer(samples.data(0)).capacity(4L * count).asByteBuffer().asFloatBuffer();
    plane.put(waiting, 0, count);
    samples.nb_samples(count);
    samples.pts(sampleCount);
    sampleCount += count;
    waitingCount = 0;
    encode(sound, samples, soundStream);
  }

  /**
   * Ends the file: everything that waits is written.
   *
   * @throws FilmException if it cannot be written
   */
  public void finish() throws FilmException {
    if (waitingCount > 0) {
      block(waitingCount);
    }
    encode(pictures, null, pictureStream);
    encode(sound, null, soundStream);
    check(av_write_trailer(file));
    finished = true;
  }

  /** Whether the file was ended properly. */
  public boolean finished() {
    return finished;
  }

  private void encode(
      AVCodecContext context, @org.jspecify.annotations.Nullable AVFrame frame, AVStream stream)
      throws FilmException {
    check(avcodec_send_frame(context, frame));
    while (avcodec_receive_packet(context, packet) >= 0) {
      packet.stream_index(stream.index());
      if (packet.duration() == 0 && context.frame_size() == 0) {
        packet.duration(1); // the encoder of pictures leaves it out
      }
      av_packet_rescale_ts(packet, context.time_base(), stream.time_base());
      check(av_interleaved_write_frame(file, packet));
    }
  }

  private void check(int result) throws FilmException {
    if (result < 0) {
      throw new FilmException(name + " could not be written.");
    }
  }

  @Override
  public void close() {
    avcodec_free_context(pictures);
    avcodec_free_context(sound);
    av_frame_free(picture);
    av_frame_free(samples);
    av_packet_free(packet);
    Pointer target = file.pb();
    if (target != null && !target.isNull()) {
      avio_closep(file.pb());
    }
    avformat_free_context(file);
  }
}
