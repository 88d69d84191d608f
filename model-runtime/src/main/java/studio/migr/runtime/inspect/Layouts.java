package studio.migr.runtime.inspect;

import java.util.List;
import studio.migr.runtime.config.BertConfig;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.config.SiglipConfig;
import studio.migr.runtime.config.WhisperConfig;
import studio.migr.runtime.safetensors.TensorSource;

/** Which tensors each family needs, under the names of Hugging Face's libraries. */
final class Layouts {
  private static final String VISION = "model.vision_tower.vision_tower.";
  private static final String AUDIO = "model.audio_tower.audio_tower.";

  /** What brings pictures to the decoder. */
  static final String PROJECTOR = "model.mm_projector";

  /** What brings sound to the decoder. */
  static final String SOUND_PROJECTOR = "model.audio_projector";

  /** What weighs the branches of the projector by the question. */
  static final String GATE = "model.bert_gate";

  private Layouts() {}

  static WeightLayout of(ModelConfig config, TensorSource tensors) {
    WeightLayout layout = new WeightLayout();
    switch (config) {
      case Qwen2Config qwen -> decoder(layout, qwen);
      case HumanOmniConfig whole -> humanOmni(layout, whole, tensors);
      case SiglipConfig siglip -> siglip(layout, siglip, "", tensors);
      case WhisperConfig whisper ->
          whisper(layout, whisper, prefix(tensors, "", "encoder.", "model."));
      case BertConfig bert -> bert(layout, bert, prefix(tensors, "", "embeddings.", "bert."));
    }
    return layout;
  }

  /** The longer one of two ways to name the same tensors, where the file uses it. */
  private static String prefix(TensorSource tensors, String place, String first, String longer) {
    String begin = place + longer + first;
    return tensors.names().stream().anyMatch(name -> name.startsWith(begin)) ? longer : "";
  }

  private static void decoder(WeightLayout layout, Qwen2Config config) {
    long hidden = config.hidden();
    layout.add("model.embed_tokens.weight", config.vocabulary(), hidden);
    for (int layer = 0; layer < config.layers(); layer++) {
      String in = "model.layers." + layer + ".";
      long shared = (long) config.keyValueHeads() * config.headSize();
      layout.add(in + "input_layernorm.weight", hidden);
      layout.linear(in + "self_attn.q_proj", hidden, hidden);
      layout.linear(in + "self_attn.k_proj", shared, hidden);
      layout.linear(in + "self_attn.v_proj", shared, hidden);
      layout.add(in + "self_attn.o_proj.weight", hidden, hidden);
      layout.add(in + "post_attention_layernorm.weight", hidden);
      layout.add(in + "mlp.gate_proj.weight", config.intermediate(), hidden);
      layout.add(in + "mlp.up_proj.weight", config.intermediate(), hidden);
      layout.add(in + "mlp.down_proj.weight", hidden, config.intermediate());
    }
    layout.add("model.norm.weight", hidden);
    if (!config.tied()) {
      layout.add("lm_head.weight", config.vocabulary(), hidden);
    }
  }

  private static void humanOmni(WeightLayout layout, HumanOmniConfig config, TensorSource tensors) {
    decoder(layout, config.decoder());
    siglip(layout, config.towers().vision(), VISION, tensors);
    whisper(layout, config.towers().audio(), AUDIO);
    bert(layout, config.towers().text(), "model.bert_model.");
    long hidden = config.decoder().hidden();
    layout.linear(SOUND_PROJECTOR + ".0", hidden, config.towers().audio().hidden());
    layout.linear(SOUND_PROJECTOR + ".2", hidden, hidden);
    long wide = layout.unknown();
    layout.linear(GATE + ".0", wide, config.towers().text().hidden());
    layout.linear(GATE + ".2", 3, wide);
    String projector = PROJECTOR + ".";
    for (String branch : List.of("video", "body")) {
      stage(layout, projector + "s1_" + branch, config, config.visionWidth());
      layout.add(projector + "sampler_" + branch + ".0.weight", hidden, hidden, 2, 2, 2);
      layout.add(projector + "sampler_" + branch + ".0.bias", hidden);
      stage(layout, projector + "s2_" + branch, config, hidden);
      layout.linear(projector + "readout_" + branch + ".0", hidden, hidden);
      layout.linear(projector + "readout_" + branch + ".2", hidden, hidden);
    }
    layout.linear(projector + "mlp_2xgelu_face.0", hidden, config.visionWidth());
    layout.linear(projector + "mlp_2xgelu_face.2", hidden, hidden);
  }

  /** Bottleneck blocks: two convolutions of one point around one of 3×3 within each channel. */
  private static void stage(WeightLayout layout, String stage, HumanOmniConfig config, long width) {
    long hidden = config.decoder().hidden();
    for (int block = 1; block <= config.projector().blocks(); block++) {
      String in = stage + ".b" + block + ".";
      long from = block == 1 ? width : hidden;
      layout.add(in + "conv1.conv.weight", hidden, from, 1, 1).norm(in + "conv1.bn", hidden);
      layout.add(in + "conv2.conv.weight", hidden, 1, 3, 3).norm(in + "conv2.bn", hidden);
      layout.add(in + "conv3.conv.weight", hidden, hidden, 1, 1).norm(in + "conv3.bn", hidden);
      long narrow = layout.unknown();
      layout.add(in + "se.fc1.weight", narrow, hidden, 1, 1).add(in + "se.fc1.bias", narrow);
      layout.add(in + "se.fc2.weight", hidden, narrow, 1, 1);
      layout.add(in + "se.fc2.bias", hidden);
      if (from != hidden) { // what is added to the block's result needs its width
        layout
            .add(in + "downsample.conv.weight", hidden, from, 1, 1)
            .norm(in + "downsample.bn", hidden);
      }
    }
  }

  private static void siglip(
      WeightLayout layout, SiglipConfig config, String place, TensorSource tensors) {
    String in = place + prefix(tensors, place, "embeddings.", "vision_model.");
    long hidden = config.hidden();
    long patch = config.patchSize();
    layout.add(in + "embeddings.patch_embedding.weight", hidden, 3, patch, patch);
    layout.add(in + "embeddings.patch_embedding.bias", hidden);
    layout.add(in + "embeddings.position_embedding.weight", config.patches(), hidden);
    for (int layer = 0; layer < config.layers(); layer++) {
      String inner = in + "encoder.layers." + layer + ".";
      layout.norm(inner + "layer_norm1", hidden).norm(inner + "layer_norm2", hidden);
      for (String part : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
        layout.linear(inner + "self_attn." + part, hidden, hidden);
      }
      layout.linear(inner + "mlp.fc1", config.intermediate(), hidden);
      layout.linear(inner + "mlp.fc2", hidden, config.intermediate());
    }
    layout.norm(in + "post_layernorm", hidden);
  }

  private static void whisper(WeightLayout layout, WhisperConfig config, String place) {
    String in = place + "encoder.";
    long hidden = config.hidden();
    layout.add(in + "conv1.weight", hidden, config.melBins(), 3).add(in + "conv1.bias", hidden);
    layout.add(in + "conv2.weight", hidden, hidden, 3).add(in + "conv2.bias", hidden);
    layout.add(in + "embed_positions.weight", config.positions(), hidden);
    for (int layer = 0; layer < config.layers(); layer++) {
      String inner = in + "layers." + layer + ".";
      layout.norm(inner + "self_attn_layer_norm", hidden);
      layout.norm(inner + "final_layer_norm", hidden);
      layout.add(inner + "self_attn.k_proj.weight", hidden, hidden); // keys have no bias
      for (String part : List.of("q_proj", "v_proj", "out_proj")) {
        layout.linear(inner + "self_attn." + part, hidden, hidden);
      }
      layout.linear(inner + "fc1", config.intermediate(), hidden);
      layout.linear(inner + "fc2", hidden, config.intermediate());
    }
    layout.norm(in + "layer_norm", hidden);
  }

  private static void bert(WeightLayout layout, BertConfig config, String place) {
    long hidden = config.hidden();
    String words = place + "embeddings.";
    layout.add(words + "word_embeddings.weight", config.vocabulary(), hidden);
    layout.add(words + "position_embeddings.weight", config.positions(), hidden);
    layout.add(words + "token_type_embeddings.weight", config.segments(), hidden);
    layout.norm(words + "LayerNorm", hidden);
    for (int layer = 0; layer < config.layers(); layer++) {
      String inner = place + "encoder.layer." + layer + ".";
      for (String part : List.of("query", "key", "value")) {
        layout.linear(inner + "attention.self." + part, hidden, hidden);
      }
      layout.linear(inner + "attention.output.dense", hidden, hidden);
      layout.norm(inner + "attention.output.LayerNorm", hidden);
      layout.linear(inner + "intermediate.dense", config.intermediate(), hidden);
      layout.linear(inner + "output.dense", hidden, config.intermediate());
      layout.norm(inner + "output.LayerNorm", hidden);
    }
  }
}
