package studio.migr.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.ContentHash;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.MediaNote;
import studio.migr.runtime.media.ProbeProcess;
import studio.migr.runtime.media.VideoTrack;
import studio.migr.runtime.work.Work;

/** {@code media probe}: describes files; a bad one among them fails by itself. */
@Command(
    name = "probe",
    mixinStandardHelpOptions = true,
    description = "Describe media files: streams, frames, oddities.")
final class MediaProbeCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Media files.")
  private List<Path> files = List.of();

  @Option(names = "--frames", description = "With the PTS of every frame (in JSON).")
  private boolean frames;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  MediaProbeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ObjectNode result = console.object();
    ArrayNode good = result.putArray("files");
    ArrayNode failed = result.putArray("failed");
    try (ProbeProcess probe = new ProbeProcess()) {
      for (Path file : files) {
        try {
          MediaInfo info = probe.probe(file, Work.UNWATCHED);
          good.add(describe(file, ContentHash.sha256(file, Work.UNWATCHED), info));
        } catch (IOException e) {
          failed.addObject().put("path", file.toString()).put("reason", ErrorSentence.of(e));
        }
      }
    }
    console.result(json, result, out -> good.forEach(file -> out.println(inWords(file))));
    if (!json) {
      failed.forEach(file -> console.say(file.path("reason").asText()));
    }
    return failed.isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private ObjectNode describe(Path file, String sha256, MediaInfo info) {
    ObjectNode node = console.object();
    node.put("path", file.toString());
    node.put("sha256", sha256);
    node.put("container", info.container());
    node.put("duration_ms", info.durationMs());
    info.video()
        .ifPresentOrElse(video -> node.set("video", describe(video)), () -> node.putNull("video"));
    info.audio().stream()
        .findFirst()
        .ifPresentOrElse(audio -> node.set("audio", describe(audio)), () -> node.putNull("audio"));
    ArrayNode problems = node.putArray("problems");
    info.notes().forEach(note -> problems.add(words(note)));
    return node;
  }

  private ObjectNode describe(VideoTrack video) {
    ObjectNode node = console.object();
    node.put("codec", video.codec());
    node.put("width", video.width());
    node.put("height", video.height());
    node.put("rotation", video.rotation());
    node.put("frames", video.frames().size());
    node.put("frame_rate", video.frameRate().toString());
    node.put("variable_frame_rate", video.variableFrameRate());
    node.put("time_base", video.timeBase().toString());
    if (frames) {
      ArrayNode pts = node.putArray("pts");
      for (long time : video.frames().allPts()) {
        pts.add(time);
      }
    }
    return node;
  }

  private ObjectNode describe(AudioTrack audio) {
    return console
        .object()
        .put("codec", audio.codec())
        .put("sample_rate", audio.sampleRate())
        .put("channels", audio.channels())
        .put("duration_ms", audio.durationMs())
        .put("start_ms", audio.startMs());
  }

  private static String words(MediaNote note) {
    return Messages.text("media.note." + note.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static String inWords(JsonNode file) {
    StringBuilder line = new StringBuilder(file.path("path").asText());
    line.append(String.format(Locale.ROOT, "  %.3f s", file.path("duration_ms").asDouble() / 1000));
    if (file.path("video").isObject()) {
      JsonNode video = file.path("video");
      line.append("  ").append(video.path("codec").asText());
      line.append(' ').append(video.path("width").asInt());
      line.append('×').append(video.path("height").asInt());
      line.append(", ").append(video.path("frames").asInt()).append(" frames");
      line.append(", ").append(video.path("frame_rate").asText()).append(" fps");
    }
    if (file.path("audio").isObject()) {
      JsonNode audio = file.path("audio");
      line.append("  ").append(audio.path("codec").asText());
      line.append(' ').append(audio.path("sample_rate").asInt()).append(" Hz");
      line.append(", ").append(audio.path("channels").asInt()).append(" ch");
    }
    for (JsonNode problem : file.path("problems")) {
      line.append("  [").append(problem.asText()).append(']');
    }
    return line.toString();
  }
}
