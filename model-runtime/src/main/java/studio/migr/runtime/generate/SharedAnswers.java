package studio.migr.runtime.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.family.Qwen2.Detail;
import studio.migr.runtime.work.Work;

/**
 * Questions that begin alike, answered side by side: what they share is read once, and after the
 * answers the cache is asked what else could have been said. While it is open, its model must not
 * be asked anything else. For one thread at a time.
 */
public final class SharedAnswers implements AutoCloseable {
  private static final int CHUNK = 256;

  private final Qwen2 decoder;
  private final TokenGenerator generator;
  private final NDManager scope;
  private final List<Question> questions;
  private final int maxTokens;
  private final int branchRoom;
  private Prompts prompts;
  private List<Long> lastIds;
  private List<List<Long>> answers;
  private int shared;

  /**
   * @param scope closed with it
   * @param rows the vectors of the questions, each [positions, hidden]
   */
  SharedAnswers(
      Qwen2 decoder,
      TokenGenerator generator,
      NDManager scope,
      List<Question> questions,
      List<NDArray> rows,
      int maxTokens,
      int branchRoom) {
    this.decoder = decoder;
    this.generator = generator;
    this.scope = scope;
    this.questions = List.copyOf(questions);
    this.maxTokens = maxTokens;
    this.branchRoom = branchRoom;
    this.prompts = Prompts.of(decoder, scope, rows);
    this.lastIds = questions.stream().map(question -> question.prompt().ids().getLast()).toList();
    this.answers = List.of();
    if (lastIds.stream().anyMatch(id -> id < 0)) {
      throw new IllegalArgumentException("a question that ends with what is seen or heard");
    }
  }

  /** Reads the questions. */
  public void read(Work work) {
    decoder.openCache(rows(), TokenGenerator.roundedUp(prompts.length() + maxTokens) + branchRoom);
    List<Integer> order = new ArrayList<>(IntStream.range(0, rows()).boxed().toList());
    order.sort((one, other) -> Integer.compare(prompts.padding(one), prompts.padding(other)));
    List<Integer> read = new ArrayList<>();
    for (int row : order) {
      readRow(row, read, work);
      read.add(row);
    }
  }

  private void readRow(int row, List<Integer> read, Work work) {
    int alike = 0;
    int donor = -1;
    for (int other : read) {
      int same = alike(questions.get(other), questions.get(row));
      if (same > alike) {
        alike = same;
        donor = other;
      }
    }
    int begin = prompts.padding(row);
    int end = prompts.length() - 1;
    alike = Math.min(alike, end - begin);
    if (alike > 0) {
      decoder.shareCache(donor, prompts.padding(donor), row, begin, alike);
      shared += alike;
    }
    try (NDManager own = decoder.newScope()) {
      NDArray first = own.create(new long[] {begin});
      for (int from = begin + alike; from < end; from += CHUNK) {
        work.check();
        try (NDManager chunk = decoder.newScope()) {
          int to = Math.min(from + CHUNK, end);
          decoder.readRow(prompts.cut(decoder, chunk, row, from, to), row, from, first);
        }
      }
    }
  }

  /** Positions at the start of two questions that stand for the same. */
  private static int alike(Question one, Question other) {
    List<Long> ids = one.prompt().ids();
    List<Long> others = other.prompt().ids();
    int positions = 0;
    for (int k = 0; k < Math.min(ids.size(), others.size()); k++) {
      long id = ids.get(k);
      boolean same =
          id == others.get(k) && (id >= 0 || one.perception().equals(other.perception()));
      if (!same) {
        return positions;
      }
      positions += id >= 0 ? 1 : (int) DecoderModel.part(one, id).getShape().get(0);
    }
    return positions;
  }

  /** Rows that are answered. */
  public int rows() {
    return prompts.rows();
  }

  /** Positions of the questions that did not have to be read again. */
  public int sharedPositions() {
    return shared;
  }

  /** Positions of all questions. */
  public int positions() {
    return IntStream.range(0, rows()).map(row -> prompts.length() - prompts.padding(row)).sum();
  }

  /** Answers all questions, from their ends on: what was answered before is forgotten. */
  public void answer(
      Sampling sampling,
      Set<Long> stopTokens,
      Detail attention,
      GenerationListener listener,
      Work work) {
    answers = IntStream.range(0, rows()).<List<Long>>mapToObj(_ -> new ArrayList<>()).toList();
    GenerationSettings settings =
        new GenerationSettings(maxTokens, sampling, stopTokens, attention);
    int room = TokenGenerator.roundedUp(prompts.length() + maxTokens);
    generator.answer(
        prompts,
        room,
        settings,
        token -> {
          answers.get(token.row()).add(token.id());
          listener.token(token);
        },
        work);
  }

  /** Makes each question so many rows, one after the other. */
  public void repeat(int times) {
    decoder.repeatCache(times);
    prompts = prompts.repeated(decoder, scope, times);
    lastIds = lastIds.stream().flatMap(id -> Collections.nCopies(times, id).stream()).toList();
    answers = List.of();
  }

  /**
   * How probable each way on is beside the others, had the answer gone on with it.
   *
   * @param branches for each row, within what it answered
   * @return for each row and branch the shares of its continuations, which sum to 1
   */
  public List<List<double[]>> shares(List<List<Branch>> branches, Work work) {
    List<List<TokenTree>> trees = new ArrayList<>();
    for (int row = 0; row < branches.size(); row++) {
      int which = row;
      trees.add(
          branches.get(row).stream()
              .map(branch -> new TokenTree(branch, before(which, branch.kept())))
              .toList());
    }
    int start = TokenGenerator.roundedUp(prompts.length() + maxTokens);
    return new BranchReader(decoder, prompts, start, branchRoom).shares(trees, work);
  }

  private long before(int row, int kept) {
    return kept == 0 ? lastIds.get(row) : answers.get(row).get(kept - 1);
  }

  @Override
  public void close() {
    scope.close();
  }
}
