package studio.migr.runtime.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * {@link MediaInfo} as one line of compact JSON, for the helper process and the store.
 *
 * <p>Frame spacing is run-length coded ({@code [count, ticks, count, ticks, …]} after the first
 * PTS), key frames are the gaps between them, coded the same way: an hour at a constant rate takes
 * a few hundred bytes.
 */
public final class MediaJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  // A stored description may be damaged; more frames than this are no clip (a day at 1000 a
  // second).
  private static final long MOST_FRAMES = 100_000_000;

  private MediaJson() {}

  public static String write(MediaInfo info) {
    ObjectNode root = JSON.createObjectNode();
    root.put("container", info.container());
    root.put("start_ms", info.startMs());
    root.put("duration_ms", info.durationMs());
    info.video().ifPresent(video -> root.set("video", video(video)));
    ArrayNode audio = root.putArray("audio");
    for (AudioTrack track : info.audio()) {
      audio
          .addObject()
          .put("stream", track.stream())
          .put("codec", track.codec())
          .put("rate", track.sampleRate())
          .put("channels", track.channels())
          .put("start_ms", track.startMs())
          .put("duration_ms", track.durationMs());
    }
    ArrayNode notes = root.putArray("notes");
    info.notes().forEach(note -> notes.add(note.name()));
    try {
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // a tree of plain nodes can always be written
    }
  }

  private static ObjectNode video(VideoTrack video) {
    FrameIndex frames = video.frames();
    ObjectNode node = JSON.createObjectNode();
    node.put("stream", video.stream());
    node.put("codec", video.codec());
    node.put("width", video.width());
    node.put("height", video.height());
    node.put("rotation", video.rotation());
    node.put("pixel_aspect", video.pixelAspect().toString());
    node.put("rate", video.frameRate().toString());
    node.put("variable", video.variableFrameRate());
    node.put("time_base", video.timeBase().toString());
    node.put("first", frames.pts(0));
    node.set("deltas", runs(gaps(frames.allPts())));
    long[] keys =
        java.util.stream.IntStream.range(0, frames.size())
            .filter(frames::isKey)
            .asLongStream()
            .toArray();
    if (keys.length > 0) {
      node.put("first_key", keys[0]);
      node.set("key_deltas", runs(gaps(keys)));
    }
    return node;
  }

  /**
   * @throws IllegalArgumentException if {@code text} is nothing that {@link #write} writes
   */
  public static MediaInfo read(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      List<AudioTrack> audio = new ArrayList<>();
      for (JsonNode node : required(root, "audio")) {
        audio.add(
            new AudioTrack(
                required(node, "stream").intValue(),
                required(node, "codec").textValue(),
                required(node, "rate").intValue(),
                required(node, "channels").intValue(),
                required(node, "start_ms").doubleValue(),
                required(node, "duration_ms").doubleValue()));
      }
      List<MediaNote> notes = new ArrayList<>();
      for (JsonNode node : required(root, "notes")) {
        notes.add(MediaNote.valueOf(node.textValue()));
      }
      Optional<VideoTrack> video =
          root.has("video") ? Optional.of(video(root.get("video"))) : Optional.empty();
      return new MediaInfo(
          required(root, "container").textValue(),
          required(root, "start_ms").doubleValue(),
          required(root, "duration_ms").doubleValue(),
          video,
          audio,
          notes);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a media description", e);
    }
  }

  private static VideoTrack video(JsonNode node) {
    long[] pts = sums(required(node, "first").longValue(), required(node, "deltas"));
    BitSet keys = new BitSet(pts.length);
    if (node.has("first_key")) {
      for (long key : sums(node.get("first_key").longValue(), required(node, "key_deltas"))) {
        if (key < 0 || key >= pts.length) {
          throw new IllegalArgumentException("key frame " + key + " of " + pts.length);
        }
        keys.set((int) key);
      }
    }
    return new VideoTrack(
        required(node, "stream").intValue(),
        required(node, "codec").textValue(),
        required(node, "width").intValue(),
        required(node, "height").intValue(),
        required(node, "rotation").intValue(),
        Rational.parse(required(node, "pixel_aspect").textValue()),
        Rational.parse(required(node, "rate").textValue()),
        required(node, "variable").booleanValue(),
        Rational.parse(required(node, "time_base").textValue()),
        new FrameIndex(pts, keys));
  }

  private static JsonNode required(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw new IllegalArgumentException("no " + name + " in the media description");
    }
    return value;
  }

  private static long[] gaps(long[] values) {
    long[] gaps = new long[values.length - 1];
    for (int k = 0; k < gaps.length; k++) {
      gaps[k] = values[k + 1] - values[k];
    }
    return gaps;
  }

  private static ArrayNode runs(long[] values) {
    ArrayNode runs = JSON.createArrayNode();
    for (int k = 0; k < values.length; ) {
      int end = k;
      while (end < values.length && values[end] == values[k]) {
        end++;
      }
      runs.add(end - k).add(values[k]);
      k = end;
    }
    return runs;
  }

  private static long[] sums(long first, JsonNode runs) {
    long size = 1;
    for (int k = 0; k + 1 < runs.size(); k += 2) {
      long count = runs.get(k).longValue();
      if (count <= 0 || count > MOST_FRAMES) {
        throw new IllegalArgumentException("a run of " + count);
      }
      size += count;
    }
    if (size > MOST_FRAMES || runs.size() % 2 != 0) {
      throw new IllegalArgumentException("not a list of runs");
    }
    long[] sums = new long[(int) size];
    sums[0] = first;
    int at = 1;
    for (int k = 0; k < runs.size(); k += 2) {
      int end = at + runs.get(k).intValue();
      long step = runs.get(k + 1).longValue();
      for (; at < end; at++) {
        sums[at] = sums[at - 1] + step;
      }
    }
    return Arrays.copyOf(sums, at);
  }
}
