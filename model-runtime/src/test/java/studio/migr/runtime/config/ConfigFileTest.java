package studio.migr.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.safetensors.TensorType;

final class ConfigFileTest {
  /** Qwen2.5-0.5B-Instruct, as transformers 4 writes it. */
  private static final String QWEN =
      """
      {"architectures":["Qwen2ForCausalLM"],"attention_dropout":0.0,"bos_token_id":151643,
       "eos_token_id":151645,"hidden_act":"silu","hidden_size":896,"initializer_range":0.02,
       "intermediate_size":4864,"max_position_embeddings":32768,"max_window_layers":21,
       "model_type":"qwen2","num_attention_heads":14,"num_hidden_layers":24,
       "num_key_value_heads":2,"rms_norm_eps":1e-06,"rope_theta":1000000.0,"sliding_window":32768,
       "tie_word_embeddings":true,"torch_dtype":"bfloat16","transformers_version":"4.43.1",
       "use_cache":true,"use_sliding_window":false,"vocab_size":151936}
      """;

  private static final Qwen2Config QWEN_SIZES =
      new Qwen2Config(
          151_936,
          896,
          4864,
          24,
          14,
          2,
          32_768,
          1e6,
          1e-6,
          true,
          List.of(151_645),
          Optional.of(TensorType.BF16));

  @TempDir Path folder;

  private ModelConfig read(String json) throws IOException {
    Files.writeString(folder.resolve("config.json"), json);
    return ConfigFile.read(folder);
  }

  @Test
  void aFileOfTransformers4IsRead() throws IOException {
    assertThat(read(QWEN)).isEqualTo(QWEN_SIZES);
    assertThat(QWEN_SIZES.headSize()).isEqualTo(64);
  }

  @Test
  void aFileOfTransformers5SaysTheSame() throws IOException {
    String five =
        QWEN.replace(
                "\"rope_theta\":1000000.0",
                "\"rope_parameters\":{\"rope_theta\":1000000,\"rope_type\":\"default\"}")
            .replace("torch_dtype", "dtype");
    assertThat(read(five)).isEqualTo(QWEN_SIZES);
  }

  @Test
  void rotaryPositionsMayBeListedByKindOfLayer() throws IOException {
    String five =
        QWEN.replace(
            "\"rope_theta\":1000000.0",
            "\"rope_parameters\":{\"full_attention\":{\"rope_theta\":1e6,\"rope_type\":\"default\"}}");
    assertThat(read(five)).isEqualTo(QWEN_SIZES);
  }

  @Test
  void severalTokensMayEndAnAnswer() throws IOException {
    Qwen2Config config =
        (Qwen2Config) read(QWEN.replace("\"eos_token_id\":151645", "\"eos_token_id\":[1,2]"));
    assertThat(config.stopTokens()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "MISSING_KEY | \"hidden_size\":896 | \"hidden_size\":null | hidden_size",
        "BAD_VALUE | \"hidden_size\":896 | \"hidden_size\":\"896\" | hidden_size, \"896\"",
        "BAD_VALUE | \"hidden_size\":896 | \"hidden_size\":896.5 | hidden_size, 896.5",
        "BAD_VALUE | \"hidden_size\":896 | \"hidden_size\":-1 | hidden_size, -1",
        "BAD_VALUE | \"hidden_size\":896 | \"hidden_size\":99999999999 | hidden_size, 99999999999",
        "BAD_VALUE | \"num_hidden_layers\":24 | \"num_hidden_layers\":1025 | num_hidden_layers,"
            + " 1025",
        "BAD_VALUE | \"num_attention_heads\":14 | \"num_attention_heads\":0 | num_attention_heads,"
            + " 0",
        "BAD_VALUE | \"rms_norm_eps\":1e-06 | \"rms_norm_eps\":0 | rms_norm_eps, 0.0",
        "BAD_VALUE | \"rope_theta\":1000000.0 | \"rope_theta\":1e999 | rope_theta",
        "BAD_VALUE | \"eos_token_id\":151645 | \"eos_token_id\":151936 | eos_token_id, 151936",
        "BAD_VALUE | \"tie_word_embeddings\":true | \"tie_word_embeddings\":1 |"
            + " tie_word_embeddings, 1",
        "UNEVEN | \"hidden_size\":896 | \"hidden_size\":897 |"
            + " hidden_size, 897, num_attention_heads, 14",
        "UNEVEN | \"num_key_value_heads\":2 | \"num_key_value_heads\":4 |"
            + " num_attention_heads, 14, num_key_value_heads, 4",
        "UNSUPPORTED | \"hidden_act\":\"silu\" | \"hidden_act\":\"relu\" | hidden_act, relu",
        "UNSUPPORTED | \"use_sliding_window\":false | \"use_sliding_window\":true |"
            + " use_sliding_window, true",
        "UNSUPPORTED | \"use_cache\":true | \"rope_scaling\":{\"type\":\"yarn\",\"factor\":4.0} |"
            + " rope_scaling, yarn",
        "UNSUPPORTED | \"use_cache\":true | \"head_dim\":128 | head_dim, 128",
        "UNSUPPORTED | \"use_cache\":true | \"quantization_config\":{\"bits\":4} |"
            + " quantization_config, …",
        "UNSUPPORTED | \"torch_dtype\":\"bfloat16\" | \"dtype\":\"int4\" | dtype, int4",
        "UNKNOWN_FAMILY | \"model_type\":\"qwen2\" | \"model_type\":\"llama\" | llama",
        "NAMED_TWICE | \"use_cache\":true | \"hidden_size\":1 | hidden_size",
        "NOT_JSON | \"use_cache\":true | \"use_cache\": | ",
      })
  void whatCannotBeIsRefusedWithItsKey(
      ModelFileFault fault, String good, String bad, String details) {
    assertThat(QWEN).contains(good);
    ModelFileException refusal = refusal(QWEN.replace(good, bad));
    assertThat(refusal.fault()).isEqualTo(fault);
    assertThat(String.join(", ", refusal.details())).startsWith(details == null ? "" : details);
    assertThat(refusal.file()).isEqualTo(folder.resolve("config.json"));
  }

  private ModelFileException refusal(String json) {
    ModelFileException refusal = catchThrowableOfType(ModelFileException.class, () -> read(json));
    assertThat(refusal).isNotNull();
    return refusal;
  }

  @Test
  void aFolderWithoutConfigurationIsNamed() {
    ModelFileException refusal =
        catchThrowableOfType(ModelFileException.class, () -> ConfigFile.read(folder));
    assertThat(refusal.fault()).isEqualTo(ModelFileFault.NO_CONFIG);
  }

  /** What R1-Omni 0.5B ships, with paths of somebody's machine. */
  private static String r1Omni(String vision) {
    return QWEN.replace("\"qwen2\"", "\"HumanOmni_qwen2\"")
        .replace(
            "\"use_cache\":true",
            """
            "mm_audio_projector_type":"mlp2x_gelu","mm_audio_tower":"/models/whisper-large-v3",
            "mm_hidden_size":768,"mm_projector_type":"all_in_one_small","mm_use_x_start_end":true,
            "mm_vision_select_feature":"patch","mm_vision_select_layer":-2,
            "mm_vision_tower":"%s","num_frames":8\
            """
                .formatted(vision));
  }

  @Test
  void theUsualTowersAreKnownByName() throws IOException {
    HumanOmniConfig config =
        (HumanOmniConfig) read(r1Omni("C:\\\\models\\\\siglip-base-patch16-224"));
    assertThat(config.decoder()).isEqualTo(QWEN_SIZES);
    assertThat(config.projector()).isEqualTo(Projector.ALL_IN_ONE_SMALL);
    assertThat(config.wrapped()).isTrue();
    assertThat(config.frames()).isEqualTo(8);
    assertThat(config.visionLayer()).isEqualTo(-2);
    assertThat(config.towers().vision().side()).isEqualTo(14);
    assertThat(config.projector().side(14)).isEqualTo(7);
    assertThat(Projector.ALL_IN_ONE.side(27)).isEqualTo(14);
    assertThat(config.towers().audio().layers()).isEqualTo(32);
    assertThat(config.towers().text().vocabulary()).isEqualTo(30_522);
  }

  @Test
  void otherTowersAreReadFromTheirFolderBesideTheModel() throws IOException {
    Path model = Files.createDirectory(folder.resolve("model"));
    Path tower = Files.createDirectory(folder.resolve("small-siglip"));
    Files.writeString(model.resolve("config.json"), r1Omni("lab/small-siglip"));
    ModelFileException refusal =
        catchThrowableOfType(ModelFileException.class, () -> ConfigFile.read(model));
    assertThat(refusal.fault()).isEqualTo(ModelFileFault.UNKNOWN_TOWER);
    assertThat(refusal.details()).containsExactly("lab/small-siglip");

    Files.writeString(
        tower.resolve("config.json"),
        "{\"model_type\":\"siglip\",\"vision_config\":{\"image_size\":56}}");
    HumanOmniConfig config = (HumanOmniConfig) ConfigFile.read(model);
    assertThat(config.towers().vision().imageSize()).isEqualTo(56);
    assertThat(config.towers().vision().hidden()).as("as in transformers").isEqualTo(768);

    Files.writeString(
        tower.resolve("config.json"), "{\"hidden_size\":12,\"num_attention_heads\":5}");
    ModelFileException uneven =
        catchThrowableOfType(ModelFileException.class, () -> ConfigFile.read(model));
    assertThat(uneven.file()).isEqualTo(model.resolveSibling("small-siglip/config.json"));
  }

  @Test
  void aTowerThatDoesNotFitItsProjectorIsRefused() {
    assertThat(refusal(r1Omni("siglip-so400m-patch14-384")).details())
        .containsExactly("mm_hidden_size", "768");
  }

  @ParameterizedTest
  @CsvSource({"..", "a/..", "'a b'", "''", "/", ".hidden"})
  void namesOfTowersLeadNowhereElse(String name) {
    assertThat(refusal(r1Omni(name)).fault()).isEqualTo(ModelFileFault.UNKNOWN_TOWER);
  }

  @Test
  void itsMakersMayNameMoreTokensThatEndAnAnswer() throws IOException {
    assertThat(GenerationDefaults.read(folder, QWEN_SIZES).stopTokens()).containsExactly(151_645);
    Path file = folder.resolve("generation_config.json");
    Files.writeString(
        file,
        """
        {"bos_token_id":151643,"do_sample":true,"eos_token_id":[151645,151643],
         "repetition_penalty":1.1,"temperature":0.7,"top_k":20,"top_p":0.8}
        """);
    assertThat(GenerationDefaults.read(folder, QWEN_SIZES))
        .isEqualTo(
            new GenerationDefaults(
                List.of(151_645, 151_643),
                true,
                Optional.of(0.7),
                Optional.of(0.8),
                Optional.of(20)));
    Files.writeString(file, "{\"temperature\":-1}");
    ModelFileException refusal =
        catchThrowableOfType(
            ModelFileException.class, () -> GenerationDefaults.read(folder, QWEN_SIZES));
    assertThat(refusal.details()).containsExactly("temperature", "-1.0");
  }

  @Test
  void everyConfigurationOfTheReferenceIsRead() throws IOException {
    Path reference = Path.of(System.getProperty("shared.directory", "none"), "reference");
    assumeTrue(Files.exists(reference), "no reference files");
    assertThat(ConfigFile.read(reference.resolve("qwen2")))
        .isEqualTo(
            new Qwen2Config(
                600,
                64,
                160,
                3,
                4,
                2,
                512,
                1e6,
                1e-6,
                false,
                List.of(2),
                Optional.of(TensorType.F32)));
    assertThat(ConfigFile.read(reference.resolve("siglip"))).isInstanceOf(SiglipConfig.class);
    assertThat(ConfigFile.read(reference.resolve("whisper")))
        .isEqualTo(new WhisperConfig(48, 96, 2, 4, 128, 1500, Optional.of(TensorType.F32)));
    assertThat(ConfigFile.read(reference.resolve("bert")))
        .isEqualTo(new BertConfig(1000, 48, 96, 2, 4, 128, 2, 1e-12, Optional.of(TensorType.F32)));
    HumanOmniConfig whole = (HumanOmniConfig) ConfigFile.read(reference.resolve("humanomni"));
    assertThat(whole.towers().vision().imageSize()).isEqualTo(98);
    assertThat(whole.projector()).isEqualTo(Projector.ALL_IN_ONE);
  }
}
