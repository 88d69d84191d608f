package studio.migr.runtime.inspect;

import java.util.Locale;
import java.util.OptionalInt;
import studio.migr.runtime.config.BertConfig;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.config.SiglipConfig;
import studio.migr.runtime.config.WhisperConfig;

/** What a folder holds. */
public enum Family {
  QWEN2,
  /** HumanOmni, R1-Omni and MIGR: one architecture, trained differently. */
  HUMANOMNI,
  SIGLIP,
  WHISPER,
  BERT,
  /** An adapter by itself, to be put on a model. */
  LORA;

  /** As programs write it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Family of(ModelConfig config) {
    return switch (config) {
      case Qwen2Config _ -> QWEN2;
      case HumanOmniConfig _ -> HUMANOMNI;
      case SiglipConfig _ -> SIGLIP;
      case WhisperConfig _ -> WHISPER;
      case BertConfig _ -> BERT;
    };
  }

  static int layers(ModelConfig config) {
    return switch (config) {
      case Qwen2Config qwen -> qwen.layers();
      case HumanOmniConfig whole -> whole.decoder().layers();
      case SiglipConfig siglip -> siglip.layers();
      case WhisperConfig whisper -> whisper.layers();
      case BertConfig bert -> bert.layers();
    };
  }

  /** Most tokens that it reads at once. */
  static int context(ModelConfig config) {
    return switch (config) {
      case Qwen2Config qwen -> qwen.positions();
      case HumanOmniConfig whole -> whole.decoder().positions();
      case SiglipConfig siglip -> siglip.patches();
      case WhisperConfig whisper -> whisper.positions();
      case BertConfig bert -> bert.positions();
    };
  }

  /** Tokens that it knows, where it reads text. */
  static OptionalInt vocabulary(ModelConfig config) {
    return switch (config) {
      case Qwen2Config qwen -> OptionalInt.of(qwen.vocabulary());
      case HumanOmniConfig whole -> OptionalInt.of(whole.decoder().vocabulary());
      case BertConfig bert -> OptionalInt.of(bert.vocabulary());
      case SiglipConfig _, WhisperConfig _ -> OptionalInt.empty();
    };
  }
}
