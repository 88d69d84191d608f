package studio.migr.training.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import studio.migr.runtime.prompt.Place;

/**
 * Examples one after the other in rows, none of which sees another; {@code trainable.py} has the
 * shapes. Clips that several examples share, such as the answers of a group, are there once.
 */
public final class PackedBatch {
  private final SampleShape shape;
  private final List<Example> examples;
  private final int rows;
  private final int width;
  private final long[] ids;
  private final long[] sample;
  private final long[] position;
  private final Longs places = new Longs();
  private final Longs taken = new Longs();
  private final Longs at = new Longs();
  private final Longs target = new Longs();
  private final int[] begin; // of each example among the scored tokens
  private final Map<Seen, Integer> seen = new LinkedHashMap<>();
  private final Map<ClipFeatures, Integer> heard = new LinkedHashMap<>();
  private final Map<List<Long>, Integer> questions = new LinkedHashMap<>();
  private final Map<Seen, Integer> firstSeen = new LinkedHashMap<>();
  private final Map<ClipFeatures, Integer> firstHeard = new LinkedHashMap<>();

  /** In {@link #tensors}, where those begin that do not depend on the texts' tokens. */
  static final int SENSES = 7;

  /** Frames as the gate weighs them for a question. */
  private record Seen(ClipFeatures clip, List<Long> question) {}

  private PackedBatch(SampleShape shape, List<Example> examples, int rows, int width) {
    this.shape = shape;
    this.examples = List.copyOf(examples);
    this.rows = rows;
    this.width = width;
    this.ids = new long[rows * width];
    this.sample = new long[rows * width];
    this.position = new long[rows * width];
    this.begin = new int[examples.size()];
    Arrays.fill(sample, -1);
    findClips();
  }

  /**
   * Packs examples into rows so that little is computed for nothing: of all numbers of rows the one
   * with the fewest places.
   *
   * @param rowTokens places of a row; an example that is longer gets a row of its own, so that 1
   *     packs nothing
   */
  public static PackedBatch of(SampleShape shape, List<Example> examples, int rowTokens) {
    int[] lengths = examples.stream().mapToInt(shape::length).toArray();
    List<List<Integer>> best = spread(lengths, lengths.length);
    for (int rows = 1; rows < lengths.length; rows++) {
      List<List<Integer>> packed = spread(lengths, rows);
      if (width(packed, lengths) <= rowTokens && places(packed, lengths) < places(best, lengths)) {
        best = packed;
      }
    }
    PackedBatch batch = new PackedBatch(shape, examples, best.size(), width(best, lengths));
    for (int row = 0; row < batch.rows; row++) {
      int place = row * batch.width;
      for (int index : best.get(row)) {
        int end = batch.putPrompt(index, place);
        int next = batch.putCompletion(index, end - 1, end);
        batch.mark(index, place, next, 0);
        place = next;
      }
    }
    return batch;
  }

  /**
   * One row with a question once and behind it all answers to it, each of which sees the question
   * and itself.
   *
   * @param examples at least one, all with the same prompt, clip and question
   */
  public static PackedBatch ofAnswers(SampleShape shape, List<Example> examples) {
    Example first = examples.getFirst();
    if (!examples.stream().allMatch(each -> sameQuestion(each, first))) {
      throw new IllegalArgumentException("answers to different questions");
    }
    int asked = shape.length(first) - first.completion().length;
    int answers = examples.stream().mapToInt(each -> each.completion().length).sum();
    PackedBatch batch = new PackedBatch(shape, examples, 1, asked + answers);
    int place = batch.putPrompt(0, 0);
    batch.mark(0, 0, place, 0);
    for (int index = 0; index < examples.size(); index++) {
      int next = batch.putCompletion(index, asked - 1, place);
      batch.mark(index + 1, place, next, asked);
      place = next;
    }
    return batch;
  }

  private static boolean sameQuestion(Example one, Example other) {
    return one.prompt().equals(other.prompt())
        && one.clip().equals(other.clip())
        && Arrays.equals(one.question(), other.question());
  }

  /** The longest first, each into the row that is least filled. */
  private static List<List<Integer>> spread(int[] lengths, int rows) {
    List<List<Integer>> spread = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      spread.add(new ArrayList<>());
    }
    int[] filled = new int[rows];
    IntStream.range(0, lengths.length)
        .boxed()
        .sorted(Comparator.comparingInt((Integer index) -> -lengths[index]))
        .forEach(
            index -> {
              int least = 0;
              for (int row = 1; row < rows; row++) {
                least = filled[row] < filled[least] ? row : least;
              }
              spread.get(least).add(index);
              filled[least] += lengths[index];
            });
    return spread;
  }

  private static int width(List<List<Integer>> rows, int[] lengths) {
    return rows.stream()
        .mapToInt(row -> row.stream().mapToInt(index -> lengths[index]).sum())
        .max()
        .orElseThrow();
  }

  private static long places(List<List<Integer>> rows, int[] lengths) {
    return (long) rows.size() * width(rows, lengths);
  }

  private void findClips() {
    for (Example example : examples) {
      if (example.clip().frames().isPresent() && has(example, Place.VIDEO)) {
        List<Long> question = question(example);
        questions.putIfAbsent(question, questions.size());
        seen.putIfAbsent(new Seen(example.clip(), question), seen.size());
      }
      if (example.clip().mel().isPresent() && has(example, Place.AUDIO)) {
        heard.putIfAbsent(example.clip(), heard.size());
      }
    }
    int feature = 0;
    for (Seen each : seen.keySet()) {
      firstSeen.put(each, feature);
      feature += shape.frameTokens(each.clip);
    }
    for (ClipFeatures each : heard.keySet()) {
      firstHeard.put(each, feature);
      feature += shape.soundTokens(each);
    }
  }

  private static boolean has(Example example, Place place) {
    return example.prompt().ids().contains((long) place.id());
  }

  private static List<Long> question(Example example) {
    return Arrays.stream(example.question()).boxed().toList();
  }

  /** Puts what an example is asked at a place; gives the place behind it. */
  private int putPrompt(int index, int start) {
    Example example = examples.get(index);
    int place = start;
    for (long id : example.prompt().ids()) {
      if (id >= 0) {
        ids[place] = id;
        place++;
      } else {
        int first =
            id == Place.VIDEO.id()
                ? firstSeen.getOrDefault(new Seen(example.clip(), question(example)), 0)
                : firstHeard.getOrDefault(example.clip(), 0);
        int count = shape.features(example.clip(), id);
        for (int k = 0; k < count; k++) {
          places.add(place + k);
          taken.add(first + k);
        }
        place += count;
      }
    }
    return place;
  }

  /**
   * Puts an example's completion at a place; gives the place behind it.
   *
   * @param before the place that tells its first token
   */
  private int putCompletion(int index, int before, int start) {
    int place = start;
    int teller = before;
    begin[index] = at.size;
    for (long token : examples.get(index).completion()) {
      at.add(teller);
      target.add(token);
      ids[place] = token;
      teller = place;
      place++;
    }
    return place;
  }

  /** Says that places belong together, and which position the first of them has. */
  private void mark(int number, int from, int end, int first) {
    for (int place = from; place < end; place++) {
      sample[place] = number;
      position[place] = first + place - from;
    }
  }

  /** Tokens that are scored, of all examples. */
  public int scored() {
    return at.size;
  }

  /** Places with something in them: tokens and features of all examples. */
  public int tokens() {
    return (int) Arrays.stream(sample).filter(of -> of >= 0).count();
  }

  /** Places in all, empty ones included. */
  public int places() {
    return ids.length;
  }

  /** One array for each example, out of one value for each scored token. */
  List<float[]> apart(float[] values) {
    List<float[]> parts = new ArrayList<>();
    for (int k = 0; k < examples.size(); k++) {
      parts.add(
          Arrays.copyOfRange(values, begin[k], begin[k] + examples.get(k).completion().length));
    }
    return parts;
  }

  /** The opposite of {@link #apart}. */
  float[] together(List<float[]> parts) {
    float[] values = new float[at.size];
    for (int k = 0; k < examples.size(); k++) {
      if (parts.get(k).length != examples.get(k).completion().length) {
        throw new IllegalArgumentException("one value for each token of completion " + k);
      }
      System.arraycopy(parts.get(k), 0, values, begin[k], parts.get(k).length);
    }
    return values;
  }

  /** What {@code trainable.py} takes, in its order. */
  NDList tensors(NDManager scope) {
    Shape rectangle = new Shape(rows, width);
    int frames =
        seen.keySet().stream()
            .mapToInt(each -> each.clip.frames().orElseThrow().length / shape.frameNumbers())
            .max()
            .orElse(0);
    float[] pixels =
        joined(seen.keySet().stream().map(each -> each.clip.frames().orElseThrow()).toList());
    if (pixels.length != seen.size() * frames * shape.frameNumbers()) {
      throw new IllegalArgumentException("clips of a batch have one number of frames");
    }
    float[] mel = joined(heard.keySet().stream().map(each -> each.mel().orElseThrow()).toList());
    long[] asked =
        seen.keySet().stream()
            .mapToLong(each -> questions.getOrDefault(each.question, 0))
            .toArray();
    int side = shape.imageSize();
    int longest = questions.keySet().stream().mapToInt(List::size).max().orElse(1);
    long[] words = new long[questions.size() * longest];
    long[] mask = new long[words.length];
    questions.forEach(
        (question, index) -> {
          for (int k = 0; k < question.size(); k++) {
            words[index * longest + k] = question.get(k);
            mask[index * longest + k] = 1;
          }
        });
    Shape square = new Shape(questions.size(), longest);
    return new NDList(
        scope.create(ids, rectangle),
        scope.create(sample, rectangle),
        scope.create(position, rectangle),
        places.tensor(scope),
        taken.tensor(scope),
        at.tensor(scope),
        target.tensor(scope),
        scope.create(pixels, new Shape((long) seen.size() * frames, 3, side, side)),
        scope.create(asked, new Shape(asked.length)),
        scope.create(words, square),
        scope.create(mask, square),
        scope.create(mel, new Shape(heard.size(), shape.melBins(), shape.melSteps())));
  }

  private static float[] joined(List<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int from = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, from, part.length);
      from += part.length;
    }
    return all;
  }

  List<Example> examples() {
    return Collections.unmodifiableList(examples);
  }

  /** Numbers that become a tensor. */
  private static final class Longs {
    private long[] values = new long[64];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    NDArray tensor(NDManager scope) {
      return scope.create(Arrays.copyOf(values, size), new Shape(size));
    }
  }
}
