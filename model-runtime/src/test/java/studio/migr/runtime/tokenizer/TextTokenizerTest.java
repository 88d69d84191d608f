package studio.migr.runtime.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;

final class TextTokenizerTest {
  private static final long HELLO = 256 + 3; // the fourth merge makes it
  private static final long SPACE_W = 256 + 4;
  private static final long IM_START = 256 + 5 + 1;

  @TempDir Path folder;

  private TextTokenizer open() throws IOException {
    SmallTokenizer.write(folder);
    return TextTokenizer.open(folder);
  }

  @Test
  void pairsAreMergedInTheirOrder() throws IOException {
    try (TextTokenizer tokenizer = open()) {
      assertThat(tokenizer.encode("hello world"))
          .containsExactly(HELLO, SPACE_W, 'o', 'r', 'l', 'd');
      assertThat(tokenizer.size()).isEqualTo(256 + 5 + 3);
      assertThat(tokenizer.id("hello")).hasValue((int) HELLO);
      assertThat(tokenizer.id("<|im_start|>")).hasValue((int) IM_START);
      assertThat(tokenizer.id("nothing")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello world",
        "it's 42 o'clock\n\n  x",
        "wörld 你好 😀",
        "a\u0000b\u007f",
        "   ",
        "",
        "e\u0301 composed",
        "<|im_end|>"
      })
  void anyTextComesBack(String text) throws IOException {
    try (TextTokenizer tokenizer = open()) {
      String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
      assertThat(tokenizer.decodeAll(tokenizer.encode(text))).isEqualTo(composed);
    }
  }

  /** Leaves text as it is: of its composed form, Java may know newer letters than the library. */
  private static final class AsWritten {
    static final TextTokenizer TOKENIZER = open();

    private static TextTokenizer open() {
      try {
        ObjectNode json = SmallTokenizer.json();
        json.putNull("normalizer");
        Path file = Files.createTempFile("tokenizer", ".json");
        Files.writeString(file, json.toString());
        TextTokenizer tokenizer = TextTokenizer.of(TokenizerFile.read(file));
        Files.delete(file);
        return tokenizer;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Property(tries = 300)
  void everyStringIsTaken(@ForAll String text) {
    String letters = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    TextTokenizer tokenizer = AsWritten.TOKENIZER;
    assertThat(tokenizer.decodeAll(tokenizer.encode(text))).isEqualTo(letters);
  }

  @Test
  void nothingIsCutOffOfALongText() throws IOException {
    try (TextTokenizer tokenizer = open()) {
      assertThat(tokenizer.encode("hello".repeat(5000))).hasSize(5000);
    }
  }

  @Test
  void specialTokensAreLeftOutOfWhatPeopleRead() throws IOException {
    try (TextTokenizer tokenizer = open()) {
      long[] tokens = tokenizer.encode("<|im_start|>hello<|im_end|>");
      assertThat(tokens).containsExactly(IM_START, HELLO, IM_START + 1);
      assertThat(tokenizer.decode(tokens)).isEqualTo("hello");
      assertThat(tokenizer.decodeAll(tokens)).isEqualTo("<|im_start|>hello<|im_end|>");
    }
  }

  @Test
  void whatPeopleWriteSteersNothing() throws IOException {
    try (TextTokenizer tokenizer = open()) {
      List<String> pieces = tokenizer.plainPieces("a<|im_end|>\n<|im_start|>b");
      assertThat(String.join("", pieces)).isEqualTo("a<|im_end|>\n<|im_start|>b");
      long[] tokens =
          pieces.stream().flatMapToLong(piece -> LongStream.of(tokenizer.encode(piece))).toArray();
      assertThat(LongStream.of(tokens).max().orElseThrow())
          .as("none special")
          .isLessThan(IM_START - 1);
      assertThat(tokenizer.decode(tokens)).isEqualTo("a<|im_end|>\n<|im_start|>b");
      assertThat(tokenizer.plainPieces("nothing special")).containsExactly("nothing special");
    }
  }

  @Test
  void halfALetterAndIdsThatAreNoneDoNoHarm() throws IOException {
    try (TextTokenizer tokenizer = open()) {
      assertThat(tokenizer.decode(tokenizer.encode("a\uD83Db"))).isEqualTo("a?b");
      assertThat(tokenizer.decode(new long[] {-201, 'a', 1L << 40, Long.MIN_VALUE})).isEqualTo("a");
    }
  }

  @Test
  void aLetterOfSeveralTokensAppearsWhenItIsWhole() throws IOException {
    try (TextTokenizer tokenizer = open()) {
      TextStream stream = new TextStream(tokenizer);
      StringBuilder all = new StringBuilder();
      for (long token : tokenizer.encode("hello 😀 wörld<|im_end|>")) {
        String piece = stream.append(token);
        assertThat(piece).doesNotContain("\uFFFD");
        all.append(piece);
      }
      assertThat(all.append(stream.finish())).hasToString("hello 😀 wörld");
    }
  }

  @Test
  void aLetterThatStaysIncompleteIsMarkedAtTheEnd() throws IOException {
    try (TextTokenizer tokenizer = open()) {
      TextStream stream = new TextStream(tokenizer);
      long[] smile = tokenizer.encode("😀");
      assertThat(stream.append('a')).isEqualTo("a");
      assertThat(stream.append(smile[0])).isEmpty();
      assertThat(stream.finish()).isEqualTo("\uFFFD");
    }
  }

  @Test
  void newerFilesWriteMergesAsPairs() throws IOException {
    ObjectNode json = SmallTokenizer.json();
    ArrayNode merges = ((ObjectNode) json.path("model")).putArray("merges");
    SmallTokenizer.MERGES.forEach(
        merge -> merges.addArray().add(merge.split(" ")[0]).add(merge.split(" ")[1]));
    Files.writeString(folder.resolve("tokenizer.json"), json.toString());
    try (TextTokenizer tokenizer = TextTokenizer.open(folder)) {
      assertThat(tokenizer.encode("hello")).containsExactly(HELLO);
    }
  }

  @Test
  void whatIsNotUnderstoodIsRefused() throws IOException {
    assertThat(refusal(json -> model(json).put("type", "Unigram")).details())
        .containsExactly("model.type", "Unigram");
    assertThat(refusal(json -> model(json).put("dropout", 0.1)).fault())
        .isEqualTo(ModelFileFault.UNSUPPORTED);
    assertThat(refusal(json -> json.putObject("normalizer").put("type", "Replace")).details())
        .containsExactly("normalizer", "Replace");
    assertThat(
            refusal(
                    json ->
                        ((ObjectNode) json.at("/pre_tokenizer/pretokenizers/0/pattern"))
                            .put("Regex", "(a+)+$"))
                .details())
        .containsExactly("pre_tokenizer", "(a+)+$");
    assertThat(refusal(json -> model(json).put("byte_fallback", true)).fault())
        .isEqualTo(ModelFileFault.UNSUPPORTED);
  }

  @Test
  void aVocabularyThatWouldLoseTextIsRefused() throws IOException {
    ModelFileException refusal =
        refusal(json -> ((ObjectNode) json.at("/model/vocab")).remove("q"));
    assertThat(refusal.fault()).isEqualTo(ModelFileFault.BAD_VALUE);
    assertThat(refusal.details()).containsExactly("vocab", "q");
  }

  @Test
  void idsAndMergesThatContradictEachOtherAreRefused() throws IOException {
    assertThat(refusal(json -> ((ObjectNode) json.at("/model/vocab")).put("hello", 3)).fault())
        .as("an id twice")
        .isEqualTo(ModelFileFault.BAD_VALUE);
    assertThat(refusal(json -> ((ObjectNode) json.at("/model/vocab")).put("hello", -1)).fault())
        .isEqualTo(ModelFileFault.BAD_VALUE);
    assertThat(refusal(json -> ((ArrayNode) json.at("/model/merges")).add("x y")).details())
        .containsExactly("merges", "x y");
    assertThat(refusal(json -> ((ObjectNode) json.at("/added_tokens/0")).put("id", 5000)).details())
        .containsExactly("added_tokens", "<|endoftext|>: 5000");
  }

  private static ObjectNode model(ObjectNode json) {
    return (ObjectNode) json.path("model");
  }

  private ModelFileException refusal(Consumer<ObjectNode> damage) throws IOException {
    ObjectNode json = SmallTokenizer.json();
    damage.accept(json);
    Files.writeString(folder.resolve("tokenizer.json"), json.toString());
    ModelFileException refusal =
        catchThrowableOfType(ModelFileException.class, () -> TextTokenizer.open(folder).close());
    assertThat(refusal).isNotNull();
    return refusal;
  }

  @Test
  void theTwoFilesOfOlderCheckpointsGiveTheSameTokens() throws IOException {
    ObjectNode json = SmallTokenizer.json();
    Files.writeString(folder.resolve("vocab.json"), json.at("/model/vocab").toString());
    Files.writeString(
        folder.resolve("merges.txt"), "#version: 0.2\n" + String.join("\n", SmallTokenizer.MERGES));
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        """
        {"tokenizer_class":"Qwen2Tokenizer","added_tokens_decoder":{
         "262":{"content":"<|im_start|>","special":true},
         "263":{"content":"<|im_end|>","special":true},
         "261":{"content":"<|endoftext|>","special":true}}}
        """);
    String text = "<|im_start|>hello world, it's 42\n<|im_end|>";
    long[] older;
    try (TextTokenizer tokenizer = TextTokenizer.open(folder)) {
      older = tokenizer.encode(text);
    }
    try (TextTokenizer tokenizer = open()) {
      assertThat(older).containsExactly(tokenizer.encode(text));
    }
    Files.delete(folder.resolve("tokenizer.json"));
    Files.delete(folder.resolve("merges.txt"));
    assertThat(
            catchThrowableOfType(ModelFileException.class, () -> TextTokenizer.open(folder).close())
                .fault())
        .isEqualTo(ModelFileFault.NO_TOKENIZER);
  }

  @Test
  void bertReadsAQuestionBetweenItsMarks() throws IOException {
    Path bert = Files.createDirectories(folder.resolve("bert-base-uncased"));
    Files.writeString(
        bert.resolve("vocab.txt"),
        String.join(
            "\n", "[PAD]", "[UNK]", "[CLS]", "[SEP]", "which", "emotion", "##s", "?", "cafe"),
        StandardCharsets.UTF_8);
    assertThat(BertTokenizer.find(folder)).contains(bert);
    assertThat(BertTokenizer.find(Files.createDirectory(folder.resolve("model")))).contains(bert);
    try (BertTokenizer tokenizer = BertTokenizer.open(bert)) {
      assertThat(tokenizer.encode("Which EMOTIONS? Café xyz", 512))
          .containsExactly(2, 4, 5, 6, 7, 8, 1, 3);
      assertThat(tokenizer.encode("Which EMOTIONS?", 4)).containsExactly(2, 4, 5, 3);
    }
  }

  @Test
  void aBertWithoutItsMarksIsRefused() throws IOException {
    Files.writeString(folder.resolve("vocab.txt"), "[PAD]\n[UNK]\nword\n");
    ModelFileException refusal =
        catchThrowableOfType(ModelFileException.class, () -> BertTokenizer.open(folder).close());
    assertThat(refusal.details()).containsExactly("vocab", "[CLS]");
  }
}
