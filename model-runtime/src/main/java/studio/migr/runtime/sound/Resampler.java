package studio.migr.runtime.sound;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_close;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.ffmpeg.Ffmpeg;

/** Changes the rate of interleaved floats. The first sample out is at the time of the first in. */
final class Resampler implements AutoCloseable {
  private final int from;
  private final int to;
  private final int channels;
  private final SwrContext context = new SwrContext((Pointer) null);
  private final PointerPointer<FloatPointer> inputPlanes = new PointerPointer<>(1);
  private final PointerPointer<FloatPointer> outputPlanes = new PointerPointer<>(1);
  private FloatPointer input = new FloatPointer(0L);
  private FloatPointer output = new FloatPointer(0L);
  private boolean closed;

  Resampler(int from, int to, int channels) {
    this.from = from;
    this.to = to;
    this.channels = channels;
    try (AVChannelLayout layout = new AVChannelLayout()) {
      av_channel_layout_default(layout, channels);
      check(
          swr_alloc_set_opts2(
              context, layout, AV_SAMPLE_FMT_FLT, to, layout, AV_SAMPLE_FMT_FLT, from, 0, null));
      av_channel_layout_uninit(layout);
    }
    check(swr_init(context));
  }

  /** How many samples of the input one output sample looks back and ahead, at most. */
  int reach() {
    return 64 * Math.max(1, (from + to - 1) / to) + 64;
  }

  /** Forgets everything fed so far. */
  void reset() {
    swr_close(context);
    check(swr_init(context));
  }

  /**
   * @param samples interleaved, at the old rate; null at the end, for what is still inside
   * @return what is complete at the new rate; may be empty
   */
  float[] convert(float @Nullable [] samples) {
    int count = samples == null ? 0 : samples.length / channels;
    int room = (int) ((long) (count + reach()) * to / from) + 32;
    if (output.capacity() < (long) room * channels) {
      output.close();
      output = new FloatPointer((long) room * channels);
      outputPlanes.put(0, output);
    }
    int produced;
    if (samples == null) {
      produced = check(swr_convert(context, outputPlanes, room, (PointerPointer<?>) null, 0));
    } else {
      if (input.capacity() < samples.length) {
        input.close();
        input = new FloatPointer((long) samples.length);
        inputPlanes.put(0, input);
      }
      input.put(samples);
      produced = check(swr_convert(context, outputPlanes, room, inputPlanes, count));
    }
    float[] result = new float[produced * channels];
    output.get(result);
    return result;
  }

  private static int check(int result) {
    if (result < 0) {
      throw new IllegalStateException("resampling: " + Ffmpeg.message(result));
    }
    return result;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      swr_free(context);
      input.close();
      output.close();
      inputPlanes.close();
      outputPlanes.close();
    }
  }
}
