package studio.migr.training.feed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.prompt.ChatTemplate;
import studio.migr.runtime.prompt.Place;
import studio.migr.runtime.prompt.Prompt;
import studio.migr.runtime.tokenizer.BertTokenizer;
import studio.migr.runtime.tokenizer.TextTokenizer;

/** Questions and answers in the tokens of a model, the same as when it is asked. */
public final class QuestionWords implements AutoCloseable {
  private final ModelConfig config;
  private final ChatTemplate template;
  private final TextTokenizer words;
  private final @Nullable BertTokenizer gate;
  private final long end;

  private QuestionWords(
      ModelConfig config,
      ChatTemplate template,
      TextTokenizer words,
      @Nullable BertTokenizer gate,
      long end) {
    this.config = config;
    this.template = template;
    this.words = words;
    this.gate = gate;
    this.end = end;
  }

  /**
   * @param folder of the model
   * @throws ModelFileException if a tokenizer is missing or damaged
   */
  public static QuestionWords open(Path folder, ModelConfig config) throws IOException {
    TextTokenizer words = TextTokenizer.open(folder);
    try {
      ChatTemplate template = ChatTemplate.read(folder);
      BertTokenizer gate = null;
      if (config instanceof HumanOmniConfig) {
        Path bert =
            BertTokenizer.find(folder)
                .orElseThrow(() -> new ModelFileException(folder, ModelFileFault.NO_TOKENIZER));
        gate = BertTokenizer.open(bert);
      }
      long[] ends = words.encode(ChatTemplate.END);
      if (ends.length != 1) {
        throw new ModelFileException(folder, ModelFileFault.NO_TOKENIZER);
      }
      return new QuestionWords(config, template, words, gate, ends[0]);
    } catch (Throwable e) {
      words.close();
      throw e;
    }
  }

  /**
   * @param shown which of picture and sound the model is given; none of words alone
   */
  public Prompt prompt(String question, Set<Place> shown) {
    return config instanceof HumanOmniConfig omni
        ? Prompt.ofClip(question, shown, omni.wrapped(), template, words)
        : Prompt.ofText(question, template, words);
  }

  /** The question as the gate reads it; empty for words alone. */
  public long[] gate(String question) {
    return gate != null && config instanceof HumanOmniConfig omni
        ? gate.encode(question, omni.towers().text().positions())
        : new long[0];
  }

  /** An answer with the token that ends it. */
  public long[] completion(String text) {
    List<Long> ids = new ArrayList<>();
    for (String piece : words.plainPieces(text)) {
      LongStream.of(words.encode(piece)).forEach(ids::add);
    }
    ids.add(end);
    return ids.stream().mapToLong(Long::longValue).toArray();
  }

  /** The text of an answer, without what ends it. */
  public String text(long[] completion) {
    return words.decode(completion);
  }

  /** The token that ends an answer. */
  public long end() {
    return end;
  }

  @Override
  public void close() {
    words.close();
    if (gate != null) {
      gate.close();
    }
  }
}
