package studio.migr.app.exchange.labelstudio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import studio.migr.app.exchange.source.ClipFindings;
import studio.migr.app.exchange.source.ClipHint;
import studio.migr.app.exchange.source.EmotionWords;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FormatFile;
import studio.migr.app.exchange.source.FoundLabel;
import studio.migr.app.exchange.source.FoundSpan;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.labelstudio.LabelStudioReader;
import studio.migr.runtime.labelstudio.LabelStudioTask;
import studio.migr.runtime.labelstudio.LabelStudioTask.Annotation;
import studio.migr.runtime.labelstudio.LabelStudioTask.Result;
import studio.migr.runtime.labelstudio.LabelStudioTask.Span;

/**
 * Label Studio's JSON. What people said becomes labels; predictions do not, since nobody may take a
 * model's answer for a person's.
 */
public final class LabelStudioSource implements LabelSource {
  /** What Label Studio takes where a configuration names no frame rate. */
  private static final double DEFAULT_FRAME_RATE = 24;

  private static final List<String> MEDIA_FIELDS =
      List.of(Controls.VIDEO, Controls.AUDIO, "video_url", "audio_url", "url", "file", "media");

  @Override
  public String kind() {
    return "label-studio";
  }

  @Override
  public boolean recognises(FileHead head) {
    return LabelStudioReader.recognises(head.text());
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    List<LabelStudioTask> tasks = FormatFile.read(head.path(), LabelStudioReader::read);
    List<ClipFindings> clips = new ArrayList<>();
    boolean assumed = false;
    for (int k = 0; k < tasks.size(); k++) {
      TaskLabels labels = new TaskLabels(tasks.get(k), k + 1, words);
      clips.add(labels.findings());
      assumed |= labels.assumedFrameRate;
    }
    return new Findings(
        clips, assumed ? List.of(Messages.text("exchange.label-studio.frame-rate")) : List.of());
  }

  private static ClipHint hint(LabelStudioTask task, int number) {
    List<String> links = new ArrayList<>();
    for (String field : MEDIA_FIELDS) {
      String link = task.data().get(field);
      if (link != null) {
        links.add(link);
      }
    }
    String id = task.data().get("clip_id");
    return new ClipHint(
        id == null ? List.of() : List.of(id),
        links,
        links.isEmpty()
            ? List.of(Messages.text("exchange.task", Integer.toString(number)))
            : List.of());
  }

  /** What is gathered about one stretch, or about the whole clip. */
  private static final class Parts {
    Optional<FoundSpan> span = Optional.empty();
    Optional<String> emotion = Optional.empty();
    Optional<DominantModality> dominant = Optional.empty();
    OptionalDouble confidence = OptionalDouble.empty();
    Optional<String> note = Optional.empty();
  }

  /** The labels of one task. */
  private static final class TaskLabels {
    private final LabelStudioTask task;
    private final int number;
    private final EmotionWords words;
    private final List<FoundLabel> labels = new ArrayList<>();
    private final List<String> unheld = new ArrayList<>();
    boolean assumedFrameRate;

    TaskLabels(LabelStudioTask task, int number, EmotionWords words) {
      this.task = task;
      this.number = number;
      this.words = words;
    }

    ClipFindings findings() {
      for (Annotation annotation : task.annotations()) {
        if (annotation.prediction()) {
          unheld.add(
              Messages.text(
                  "exchange.label-studio.prediction", where(), annotation.by().orElse("?")));
        } else if (annotation.cancelled()) {
          unheld.add(Messages.text("exchange.label-studio.cancelled", where()));
        } else {
          take(annotation);
        }
      }
      return new ClipFindings(hint(task, number), labels, List.of(), unheld);
    }

    private String where() {
      return Messages.text("exchange.task", Integer.toString(number));
    }

    private void take(Annotation annotation) {
      Optional<String> annotator = word(annotation, Controls.ANNOTATOR).or(annotation::by);
      Condition condition =
          word(annotation, Controls.CONDITION).flatMap(Condition::fromId).orElse(Condition.BOTH);
      Map<String, Parts> stretches = new LinkedHashMap<>();
      Parts whole = new Parts();
      for (Result result : annotation.results()) {
        boolean aboutAll =
            result.control().equals(Controls.ANNOTATOR)
                || result.control().equals(Controls.CONDITION);
        if (aboutAll) {
          continue;
        }
        if (result.spans().isEmpty()) {
          add(whole, result);
        }
        for (int k = 0; k < result.spans().size(); k++) {
          Parts parts = stretches.computeIfAbsent(result.id() + "#" + k, unused -> new Parts());
          parts.span = Optional.of(span(result.spans().get(k)));
          add(parts, result);
        }
      }
      stretches.values().forEach(parts -> addLabel(parts, annotator, condition));
      addLabel(whole, annotator, condition);
    }

    private static Optional<String> word(Annotation annotation, String control) {
      return annotation.results().stream()
          .filter(result -> result.control().equals(control) && !result.words().isEmpty())
          .map(result -> result.words().getFirst())
          .filter(text -> !text.isBlank())
          .findFirst();
    }

    private FoundSpan span(Span span) {
      return switch (span) {
        case Span.Frames(long first, long last) -> {
          assumedFrameRate |= task.frameRate().isEmpty();
          double frame = 1000 / task.frameRate().orElse(DEFAULT_FRAME_RATE);
          yield new FoundSpan.Millis(
              Math.max(0, first - 1) * frame, last * frame, frame, FoundSpan.Zero.CLIP_START);
        }
        case Span.Seconds(double start, double end) ->
            new FoundSpan.Millis(start * 1000, end * 1000, 0, FoundSpan.Zero.CLIP_START);
      };
    }

    private void add(Parts parts, Result result) {
      String control =
          result.control().startsWith(Controls.CLIP)
              ? result.control().substring(Controls.CLIP.length())
              : result.control();
      if (result.number().isPresent() && parts.confidence.isEmpty() && isShare(result)) {
        parts.confidence = result.number();
        return;
      }
      if (result.type().equals("textarea") && parts.note.isEmpty()) {
        parts.note = Optional.of(String.join("\n", result.words()));
        return;
      }
      for (String word : result.words()) {
        Optional<DominantModality> modality =
            DominantModality.fromId(word.strip().toLowerCase(Locale.ROOT));
        if (word.equals(Controls.NO_EMOTION)) {
          continue;
        }
        if (modality.isPresent()
            && parts.dominant.isEmpty()
            && (control.equals(Controls.DOMINANT) || words.emotion(word).isEmpty())) {
          parts.dominant = modality;
        } else if (parts.emotion.isEmpty() && !control.equals(Controls.DOMINANT)) {
          parts.emotion = Optional.of(word);
        } else {
          unheld(result, word);
        }
      }
      if (result.words().isEmpty()) {
        unheld(result, result.type());
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
}
