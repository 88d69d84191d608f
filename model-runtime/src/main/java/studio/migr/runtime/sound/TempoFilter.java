package studio.migr.runtime.sound;

import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_frame;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersrc_add_frame;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_get_by_name;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_config;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_create_filter;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_free;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_link;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import java.util.Arrays;
import java.util.Locale;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.ffmpeg.Ffmpeg;

/**
 * Plays sound faster or slower without changing its pitch (FFmpeg's {@code atempo}).
 *
 * <p>Belongs to one thread at a time and owns native memory until closed.
 */
public final class TempoFilter implements AutoCloseable {
  // One atempo goes down to a half; two after the other to a quarter.
  private static final double SLOWEST_STAGE = 0.5;

  private final int sampleRate;
  private final int channels;
  private final AVFilterGraph graph;
  private final AVFilterContext source;
  private final AVFilterContext sink;
  private final AVFrame input = av_frame_alloc();
  private final AVFrame output = av_frame_alloc();
  private boolean closed;

  /**
   * @param sampleRate samples a second, in and out
   * @param tempo length of the input by length of the output, 0.25..100
   */
  public TempoFilter(int sampleRate, int channels, double tempo) {
    Ffmpeg.load();
    this.sampleRate = sampleRate;
    this.channels = channels;
    this.graph = avfilter_graph_alloc();
    this.source =
        add(
            "abuffer",
            String.format(
                Locale.ROOT,
                "time_base=1/%d:sample_rate=%d:sample_fmt=flt:channel_layout=%dc",
                sampleRate,
                sampleRate,
                channels));
    AVFilterContext last = source;
    int stages = tempo < SLOWEST_STAGE ? 2 : 1;
    for (int stage = 0; stage < stages; stage++) {
      double share = Math.pow(tempo, 1.0 / stages);
      AVFilterContext next = add("atempo", String.format(Locale.ROOT, "tempo=%.9f", share));
      check(avfilter_link(last, 0, next, 0));
      last = next;
    }
    this.sink = add("abuffersink", null);
    check(avfilter_link(last, 0, sink, 0));
    check(avfilter_graph_config(graph, null));
  }

  private AVFilterContext add(String filter, @Nullable String options) {
    AVFilterContext context = new AVFilterContext((Pointer) null);
    check(
        avfilter_graph_create_filter(
            context, avfilter_get_by_name(filter), filter, options, null, graph));
    return context;
  }

  /**
   * @param interleaved the next samples; null at the end, for what is still inside
   * @return what is complete; may be empty, for the filter looks ahead
   */
  public float[] convert(float @Nullable [] interleaved) {
    if (interleaved == null) {
      check(av_buffersrc_add_frame(source, null));
    } else if (interleaved.length > 0) {
      input.format(AV_SAMPLE_FMT_FLT).sample_rate(sampleRate);
      input.nb_samples(interleaved.length / channels);
      av_channel_layout_default(input.ch_layout(), channels);
      check(av_frame_get_buffer(input, 0));
      new FloatPointer(input.data(0)).put(interleaved);
      check(av_buffersrc_add_frame(source, input));
    }
    float[] result = {};
    while (av_buffersink_get_frame(sink, output) >= 0) {
      int length = output.nb_samples() * channels;
      int before = result.length;
      result = Arrays.copyOf(result, before + length);
      new FloatPointer(output.data(0)).get(result, before, length);
      av_frame_unref(output);
    }
    return result;
  }

  private static int check(int result) {
    if (result < 0) {
      throw new IllegalStateException("tempo filter: " + Ffmpeg.message(result));
    }
    return result;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avfilter_graph_free(graph);
      av_frame_free(input);
      av_frame_free(output);
    }
  }
}
