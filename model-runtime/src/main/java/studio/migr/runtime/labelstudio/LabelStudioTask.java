package studio.migr.runtime.labelstudio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One task: a recording with what was said about it.
 *
 * @param data the task's texts, such as {@code video}
 * @param frameRate frames a second by which Label Studio counted, if the task says so
 * @param annotations of people and models
 */
public record LabelStudioTask(
    Map<String, String> data, OptionalDouble frameRate, List<Annotation> annotations) {
  public LabelStudioTask {
    data = Map.copyOf(data);
    annotations = List.copyOf(annotations);
  }

  /**
   * What one person or model said about a task.
   *
   * @param by who, if the file says so: a person's number or address, a model's version
   * @param prediction whether a model said it
   * @param score how sure a model is, as it says itself; empty for people
   * @param cancelled whether the person skipped the task
   */
  public record Annotation(
      Optional<String> by,
      boolean prediction,
      OptionalDouble score,
      boolean cancelled,
      List<Result> results) {
    public Annotation {
      results = List.copyOf(results);
    }

    /** What a person said. */
    public static Annotation ofPerson(
        Optional<String> by, boolean cancelled, List<Result> results) {
      return new Annotation(by, false, OptionalDouble.empty(), cancelled, results);
    }
  }

  /**
   * One statement. Statements about the same stretch share an id.
   *
   * @param control name of the control that made it, as {@code from_name}
   * @param object name of the object it is about, as {@code to_name}
   * @param type such as {@code timelinelabels}
   * @param spans the stretches; empty where it is about the whole task
   * @param words chosen labels or typed texts
   */
  public record Result(
      String id,
      String control,
      String object,
      String type,
      List<Span> spans,
      List<String> words,
      OptionalDouble number) {
    public Result {
      spans = List.copyOf(spans);
      words = List.copyOf(words);
    }
  }

  /** A stretch of a recording. */
  public sealed interface Span {
    /**
     * Of a video, in frames.
     *
     * @param first from 1
     * @param last still inside
     */
    record Frames(long first, long last) implements Span {}

    /** Of a sound, in seconds. */
    record Seconds(double start, double end) implements Span {}
  }
}
