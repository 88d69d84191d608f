package studio.migr.app.exchange.labelstudio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.ClipHint;
import studio.migr.app.exchange.source.FoundLabel;
import studio.migr.app.exchange.source.FoundSpan;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.labelstudio.LabelStudioTask;
import studio.migr.runtime.labelstudio.LabelStudioTask.Annotation;
import studio.migr.runtime.labelstudio.LabelStudioTask.Result;
import studio.migr.runtime.labelstudio.LabelStudioTask.Span;
import studio.migr.runtime.labelstudio.LabellingSetup;

/** The labels of one task. For one thread. */
final class TaskLabels {
  private final LabelStudioTask task;
  private final int number;
  private final EmotionWords words;
  private final Optional<LabellingSetup> view;
  private final ControlMeanings meanings;
  private final List<FoundLabel> labels = new ArrayList<>();
  private final List<String> unheld = new ArrayList<>();
  private boolean assumedFrameRate;

  /**
   * @param number of the task in its file, from 1
   */
  TaskLabels(
      LabelStudioTask task,
      int number,
      EmotionWords words,
      Optional<LabellingSetup> view,
      ControlMeanings meanings) {
    this.task = task;
    this.number = number;
    this.words = words;
    this.view = view;
    this.meanings = meanings;
  }

  /** What is gathered about one stretch, or about the whole clip. */
  private static final class Parts {
    Optional<FoundSpan> span = Optional.empty();
    Optional<String> emotion = Optional.empty();
    Optional<DominantModality> dominant = Optional.empty();
    OptionalDouble confidence = OptionalDouble.empty();
    Optional<String> note = Optional.empty();
  }

  ClipFindings findings(ClipHint hint) {
    for (Annotation annotation : task.annotations()) {
      if (annotation.prediction()) {
        unheld.add(prediction(annotation));
      } else if (annotation.cancelled()) {
        unheld.add(Messages.text("exchange.label-studio.cancelled", where()));
      } else {
        take(annotation);
      }
    }
    return new ClipFindings(hint, labels, List.of(), unheld);
  }

  /** Whether frames were counted by a rate that nobody said. */
  boolean assumedFrameRate() {
    return assumedFrameRate;
  }

  private String where() {
    return Messages.text("exchange.task", Integer.toString(number));
  }

  /** What a model said, so that nobody has to open the file to know what is missing. */
  private String prediction(Annotation prediction) {
    String said =
        prediction.results().stream()
            .flatMap(result -> meanings.words(result).stream())
            .distinct()
            .limit(6)
            .collect(Collectors.joining(", "));
    String score =
        prediction.score().isPresent()
            ? String.format(Locale.ROOT, "%.3g", prediction.score().getAsDouble())
            : "";
    return Messages.text(
        "exchange.label-studio.prediction",
        where(),
        prediction.by().orElse("?"),
        said.isEmpty() ? 0 : 1,
        said,
        score.isEmpty() ? 0 : 1,
        score);
  }

  private void take(Annotation annotation) {
    Optional<String> annotator = word(annotation, Part.ANNOTATOR).or(annotation::by);
    Condition condition =
        word(annotation, Part.CONDITION).flatMap(Condition::fromId).orElse(Condition.BOTH);
    Map<String, Parts> stretches = new LinkedHashMap<>();
    Parts whole = new Parts();
    for (Result result : annotation.results()) {
      Part part = meanings.of(result);
      if (part == Part.ANNOTATOR || part == Part.CONDITION) {
        continue;
      }
      if (result.spans().isEmpty()) {
        add(whole, part, result);
      }
      for (int k = 0; k < result.spans().size(); k++) {
        Parts parts = stretches.computeIfAbsent(result.id() + "#" + k, unused -> new Parts());
        parts.span = Optional.of(span(result.spans().get(k), result.object()));
        add(parts, part, result);
      }
    }
    stretches.values().forEach(parts -> addLabel(parts, annotator, condition));
    addLabel(whole, annotator, condition);
  }

  private Optional<String> word(Annotation annotation, Part part) {
    return annotation.results().stream()
        .filter(result -> meanings.of(result) == part && !result.words().isEmpty())
        .map(result -> result.words().getFirst())
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private FoundSpan span(Span span, String object) {
    return switch (span) {
      case Span.Frames(long first, long last) -> {
        FrameCount count = FrameCount.of(task, view, object);
        assumedFrameRate |= count.assumed();
        yield new FoundSpan.Frames(Math.max(1, first), last, count.rate());
      }
      case Span.Seconds(double start, double end) ->
          new FoundSpan.Millis(start * 1000, end * 1000, 0, FoundSpan.Zero.CLIP_START);
    };
  }

  private void add(Parts parts, Part part, Result result) {
    if (result.number().isPresent() && parts.confidence.isEmpty() && isShare(result)) {
      parts.confidence = result.number();
      return;
    }
    if (result.type().equals("textarea") && parts.note.isEmpty()) {
      parts.note = Optional.of(String.join("\n", result.words()));
      return;
    }
    for (String word : meanings.words(result)) {
      if (!word.equals(Controls.NO_EMOTION)) {
        add(parts, part, result, word);
      }
    }
    if (result.words().isEmpty()) {
      unheld(result, result.type());
    }
  }

  private void add(Parts parts, Part part, Result result, String word) {
    Optional<DominantModality> modality = ControlMeanings.modality(word);
    boolean aboutModality =
        part == Part.DOMINANT_MODALITY || part == Part.UNKNOWN && words.emotion(word).isEmpty();
    boolean aboutEmotion = part == Part.EMOTION || part == Part.UNKNOWN;
    if (modality.isPresent() && parts.dominant.isEmpty() && aboutModality) {
      parts.dominant = modality;
    } else if (aboutEmotion && parts.emotion.isEmpty()) {
      parts.emotion = Optional.of(word);
    } else {
      unheld(result, word);
    }
  }

  private static boolean isShare(Result result) {
    double value = result.number().orElse(-1);
    return value >= 0 && value <= 1;
  }

  private void unheld(Result result, String value) {
    unheld.add(Messages.text("exchange.no-value", where() + ", " + result.control(), value));
  }

  private void addLabel(Parts parts, Optional<String> annotator, Condition condition) {
    boolean empty =
        parts.emotion.isEmpty()
            && parts.dominant.isEmpty()
            && parts.confidence.isEmpty()
            && parts.note.isEmpty();
    if (!empty) {
      labels.add(
          new FoundLabel(
              where(),
              annotator,
              condition,
              parts.span,
              parts.emotion,
              parts.dominant,
              parts.confidence,
              parts.note));
    }
  }
}
