package studio.migr.runtime.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_compare;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_double;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;
import static org.bytedeco.ffmpeg.global.swresample.swr_set_matrix;

import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import studio.migr.runtime.ffmpeg.Ffmpeg;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaFault;

/**
 * Turns decoded frames of any sample format into interleaved floats of a fixed number of channels.
 *
 * <p>One channel from many is their mean; many from one are copies of it; other mixes are FFmpeg's,
 * scaled so that nothing exceeds full scale.
 */
final class FloatConverter implements AutoCloseable {
  private final Path file;
  private final int sampleRate;
  private final int channels;
  private final AVChannelLayout inputLayout = new AVChannelLayout();
  private final AVChannelLayout outputLayout = new AVChannelLayout();
  private final PointerPointer<FloatPointer> outputPlanes = new PointerPointer<>(1);
  private FloatPointer output = new FloatPointer(0L);
  private SwrContext context = new SwrContext((Pointer) null);
  private int inputFormat = -1;
  private int inputRate = -1;
  private boolean closed;

  FloatConverter(Path file, int sampleRate, int channels) {
    this.file = file;
    this.sampleRate = sampleRate;
    this.channels = channels;
    av_channel_layout_default(outputLayout, channels);
  }

  /**
   * @param frame a decoded frame
   * @return its samples, interleaved
   * @throws MediaException if FFmpeg knows no way from this format
   */
  float[] convert(AVFrame frame) throws MediaException {
    if (frame.format() != inputFormat
        || frame.sample_rate() != inputRate
        || av_channel_layout_compare(frame.ch_layout(), inputLayout) != 0) {
      configure(frame);
    }
    // Room for a stream that changes its rate on the way: then the context resamples, too.
    int room =
        inputRate == sampleRate
            ? frame.nb_samples()
            : (int) ((long) frame.nb_samples() * sampleRate / inputRate) + 256;
    if (output.capacity() < (long) room * channels) {
      output.close();
      output = new FloatPointer((long) room * channels);
      outputPlanes.put(0, output);
    }
    int count = swr_convert(context, outputPlanes, room, frame.extended_data(), frame.nb_samples());
    if (count < 0) {
      throw new MediaException(file, MediaFault.DAMAGED, Ffmpeg.message(count));
    }
    float[] samples = new float[count * channels];
    output.get(samples);
    return samples;
  }

  private void configure(AVFrame frame) throws MediaException {
    AVChannelLayout frameLayout = frame.ch_layout();
    int inputChannels = frameLayout.nb_channels();
    inputFormat = frame.format();
    inputRate = frame.sample_rate();
    av_channel_layout_copy(inputLayout, frameLayout);
    swr_free(context);
    try (AVChannelLayout known = new AVChannelLayout()) {
      if (frameLayout.order() == AV_CHANNEL_ORDER_UNSPEC) {
        av_channel_layout_default(known, inputChannels);
      } else {
        av_channel_layout_copy(known, frameLayout);
      }
      context = new SwrContext((Pointer) null);
      int result =
          swr_alloc_set_opts2(
              context,
              // The same layout on both sides where nothing is mixed, so that nothing is reordered.
              inputChannels == channels ? known : outputLayout,
              AV_SAMPLE_FMT_FLT,
              sampleRate,
              known,
              inputFormat,
              inputRate,
              0,
              null);
      if (result >= 0) {
        if (inputChannels != channels && (channels == 1 || inputChannels == 1)) {
          double[] matrix = new double[channels * inputChannels];
          Arrays.fill(matrix, channels == 1 ? 1.0 / inputChannels : 1);
          swr_set_matrix(context, matrix, inputChannels);
        } else {
          av_opt_set_double(context, "rematrix_maxval", 1, 0);
        }
        result = swr_init(context);
      }
      av_channel_layout_uninit(known);
      if (result < 0) {
        inputFormat = -1;
        throw new MediaException(file, MediaFault.DAMAGED, Ffmpeg.message(result));
      }
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      swr_free(context);
      output.close();
      outputPlanes.close();
      av_channel_layout_uninit(inputLayout);
      av_channel_layout_uninit(outputLayout);
      inputLayout.close();
      outputLayout.close();
    }
  }
}
