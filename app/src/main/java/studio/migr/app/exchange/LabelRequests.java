package studio.migr.app.exchange;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.source.FoundSpan;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Segment;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;

/**
 * Turns requests into changes of a project. Parts that a request leaves open keep what the label
 * says, saved or asked for before. For one thread.
 */
public final class LabelRequests {
  private final Project project;
  private final RoundRequests rounds;
  private final Map<String, Placement> places = new HashMap<>();
  private final Map<LabelKey, Judgement> known;
  private final Function<LabelKey, Judgement> unknown;

  private LabelRequests(
      Project project, Map<LabelKey, Judgement> known, Function<LabelKey, Judgement> unknown) {
    this.project = project;
    this.rounds = new RoundRequests(project);
    this.known = known;
    this.unknown = unknown;
  }

  /** For a request or two: asks the project for each. */
  public static LabelRequests few(Project project) {
    return new LabelRequests(
        project,
        new HashMap<>(),
        key -> project.labels().current(key).map(LabelEvent::judgement).orElse(Judgement.EMPTY));
  }

  /** For a file of requests: learns all current labels at once; nobody else may change them. */
  public static LabelRequests many(Project project) {
    Map<LabelKey, Judgement> known = new HashMap<>();
    project.labels().current().forEach(event -> known.put(event.key(), event.judgement()));
    return new LabelRequests(project, known, key -> Judgement.EMPTY);
  }

  /**
   * @throws ProjectException if the request makes no sense in this project, with the reason
   */
  public Labels.Change change(LabelRequest request) throws ProjectException {
    String annotator =
        request
            .annotator()
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .orElseThrow(() -> ProjectException.of("label.no-annotator"));
    if (request.emotion().isEmpty()
        && request.dominant().isEmpty()
        && request.confidence().isEmpty()
        && request.note().isEmpty()) {
      throw ProjectException.of("label.says-nothing");
    }
    if (annotator.equals(LabelKey.GOLD)) {
      throw ProjectException.of("label.gold");
    }
    Clip clip = clip(request.clips());
    Condition condition = condition(request.condition());
    long round = rounds.number(request.round(), clip, annotator, condition);
    LabelKey key = new LabelKey(clip.id(), annotator, condition, segment(request, clip), round);
    Judgement judgement = merged(request, known.computeIfAbsent(key, unknown));
    known.put(key, judgement);
    return new Labels.Change(key, judgement);
  }

  private Judgement merged(LabelRequest request, Judgement judgement) throws ProjectException {
    Judgement merged = judgement;
    if (request.emotion().isPresent()) {
      merged = merged.withEmotion(Optional.of(emotion(request.emotion().get())));
    }
    if (request.dominant().isPresent()) {
      merged = merged.withDominant(Optional.of(dominant(request.dominant().get())));
    }
    if (request.confidence().isPresent()) {
      merged = merged.withConfidence(confidence(request.confidence().getAsDouble()));
    }
    if (request.note().isPresent()) {
      merged = merged.withNote(request.note());
    }
    return merged;
  }

  private Clip clip(List<String> names) throws ProjectException {
    for (String name : names) {
      Optional<Clip> clip = project.library().find(name);
      if (clip.isPresent()) {
        return clip.get();
      }
    }
    if (names.isEmpty()) {
      throw ProjectException.of("label.no-clip-given");
    }
    String name = names.getFirst();
    throw ProjectException.of(
        project.library().named(name).size() > 1 ? "label.ambiguous-clip" : "label.no-such-clip",
        name);
  }

  private String emotion(String name) throws ProjectException {
    if (!project.scheme().contains(name)) {
      throw ProjectException.of(
          "label.no-such-emotion", name, String.join(", ", project.scheme().emotions()));
    }
    return name;
  }

  private static DominantModality dominant(String name) throws ProjectException {
    return DominantModality.fromId(name)
        .orElseThrow(
            () ->
                ProjectException.of(
                    "label.no-such-modality",
                    name,
                    Arrays.stream(DominantModality.values())
                        .map(DominantModality::id)
                        .collect(Collectors.joining(", "))));
  }

  private static Condition condition(Optional<String> name) throws ProjectException {
    if (name.isEmpty()) {
      return Condition.BOTH;
    }
    return Condition.fromId(name.get())
        .orElseThrow(
            () ->
                ProjectException.of(
                    "label.no-such-condition",
                    name.get(),
                    Arrays.stream(Condition.values())
                        .map(Condition::id)
                        .collect(Collectors.joining(", "))));
  }

  private static OptionalDouble confidence(double value) throws ProjectException {
    if (!(value >= 0 && value <= 1)) {
      throw ProjectException.of("label.no-confidence", Double.toString(value));
    }
    return OptionalDouble.of(value);
  }

  private Optional<Segment> segment(LabelRequest request, Clip clip) throws ProjectException {
    if (request.startMs().isEmpty() && request.endMs().isEmpty()) {
      return Optional.empty();
    }
    if (request.startMs().isEmpty() || request.endMs().isEmpty()) {
      throw ProjectException.of("label.half-segment");
    }
    double start = request.startMs().getAsDouble();
    double end = request.endMs().getAsDouble();
    Placement place =
        places.computeIfAbsent(clip.id(), id -> new Placement(project.library().media(id)));
    Optional<Segment> segment =
        place.place(new FoundSpan.Millis(start, end, 0, FoundSpan.Zero.CONTAINER));
    if (segment.isEmpty()) {
      throw ProjectException.of(
          "label.no-such-segment",
          Double.toString(start),
          Double.toString(end),
          clip.name(),
          Double.toString(Math.round(place.startMs())),
          Double.toString(Math.round(place.endMs())));
    }
    return segment;
  }
}
