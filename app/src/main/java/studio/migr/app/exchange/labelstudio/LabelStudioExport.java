package studio.migr.app.exchange.labelstudio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import studio.migr.app.exchange.ClipLabels;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.Segment;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.labelstudio.LabelStudioTask;
import studio.migr.runtime.labelstudio.LabelStudioTask.Annotation;
import studio.migr.runtime.labelstudio.LabelStudioTask.Result;
import studio.migr.runtime.labelstudio.LabelStudioTask.Span;
import studio.migr.runtime.media.MediaInfo;

/** The labels of a clip as a task: an annotation for each annotator and condition. */
public final class LabelStudioExport {
  private LabelStudioExport() {}

  public static LabelStudioTask task(ClipLabels clip, MediaInfo media) {
    Map<String, String> data = new LinkedHashMap<>();
    boolean video = media.video().isPresent();
    data.put(video ? Controls.VIDEO : Controls.AUDIO, clip.clip().path().toString());
    data.put("clip_id", clip.clip().id());
    OptionalDouble rate =
        video
            ? OptionalDouble.of(media.video().get().frameRate().toDouble())
            : OptionalDouble.empty();
    Map<Side, List<LabelEvent>> sides = new LinkedHashMap<>();
    for (LabelEvent event : clip.labels()) {
      sides
          .computeIfAbsent(
              new Side(event.key().annotator(), event.key().condition()), side -> new ArrayList<>())
          .add(event);
    }
    List<Annotation> annotations = new ArrayList<>();
    sides.forEach(
        (side, events) -> {
          Statements statements =
              new Statements(video ? Controls.VIDEO : Controls.AUDIO, rate, clip);
          statements.about(side);
          events.forEach(statements::add);
          annotations.add(Annotation.ofPerson(Optional.empty(), false, statements.results));
        });
    return new LabelStudioTask(data, rate, annotations);
  }

  private record Side(String annotator, Condition condition) {}

  /** Gathers the results of one annotation. */
  private static final class Statements {
    final List<Result> results = new ArrayList<>();
    private final String object;
    private final OptionalDouble rate;
    private final double zero;

    Statements(String object, OptionalDouble rate, ClipLabels clip) {
      this.object = object;
      this.rate = rate;
      this.zero = clip.placement().startMs();
    }

    void about(Side side) {
      results.add(
          result(id(), Controls.ANNOTATOR, "textarea", List.of(), List.of(side.annotator())));
      results.add(
          result(id(), Controls.CONDITION, "choices", List.of(), List.of(side.condition().id())));
    }

    void add(LabelEvent event) {
      Judgement judgement = event.judgement();
      Optional<Segment> segment = event.key().segment();
      List<Span> spans = segment.map(this::span).map(List::of).orElse(List.of());
      String prefix = segment.isPresent() ? "" : Controls.CLIP;
      String id = id();
      if (segment.isPresent()) {
        results.add(
            result(
                id,
                Controls.EMOTION,
                rate.isPresent() ? "timelinelabels" : "labels",
                spans,
                List.of(judgement.emotion().orElse(Controls.NO_EMOTION))));
      } else {
        judgement
            .emotion()
            .ifPresent(
                emotion ->
                    results.add(
                        result(
                            id(),
                            Controls.CLIP + Controls.EMOTION,
                            "choices",
                            spans,
                            List.of(emotion))));
      }
      judgement
          .dominant()
          .ifPresent(
              dominant ->
                  results.add(
                      result(
                          segment.isPresent() ? id : id(),
                          prefix + Controls.DOMINANT,
                          "choices",
                          spans,
                          List.of(dominant.id()))));
      judgement
          .note()
          .ifPresent(
              note ->
                  results.add(
                      result(
                          segment.isPresent() ? id : id(),
                          prefix + Controls.NOTE,
                          "textarea",
                          spans,
                          List.of(note))));
      if (judgement.confidence().isPresent()) {
        results.add(
            new Result(
                segment.isPresent() ? id : id(),
                prefix + Controls.CONFIDENCE,
                object,
                "number",
                spans,
                List.of(),
                judgement.confidence()));
      }
    }

    private Span span(Segment segment) {
      double start = (segment.startMs() - zero) / 1000;
      double end = (segment.endMs() - zero) / 1000;
      if (rate.isEmpty()) {
        return new Span.Seconds(start, end);
      }
      long first = Math.max(1, Math.round(start * rate.getAsDouble()) + 1);
      return new Span.Frames(first, Math.max(first, Math.round(end * rate.getAsDouble())));
    }

    private String id() {
      return "s" + (results.size() + 1);
    }

    private Result result(
        String id, String control, String type, List<Span> spans, List<String> words) {
      return new Result(id, control, object, type, spans, words, OptionalDouble.empty());
    }
  }
}
