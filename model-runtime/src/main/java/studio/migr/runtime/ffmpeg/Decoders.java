package studio.migr.runtime.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_descriptor_get_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;

import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;

/** Which codecs this build of FFmpeg can decode. */
public final class Decoders {
  /** Decoders that only hand the work on to a graphics card. */
  private static final Set<String> NEED_HARDWARE = Set.of("av1");

  private Decoders() {}

  /**
   * The decoder that FFmpeg chooses for a codec.
   *
   * @param codec FFmpeg's name of the codec, such as {@code vp9}
   * @return the decoder's name, such as {@code libvpx-vp9}; empty if none works on the processor
   */
  public static Optional<String> of(String codec) {
    Ffmpeg.load();
    AVCodecDescriptor descriptor = avcodec_descriptor_get_by_name(codec);
    if (descriptor == null || descriptor.isNull()) {
      return Optional.empty();
    }
    AVCodec decoder = avcodec_find_decoder(descriptor.id());
    if (decoder == null || decoder.isNull()) {
      return Optional.empty();
    }
    return Optional.of(decoder.name().getString()).filter(name -> !NEED_HARDWARE.contains(name));
  }
}
