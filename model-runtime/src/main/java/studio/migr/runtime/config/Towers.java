package studio.migr.runtime.config;

/**
 * The encoders that HumanOmni takes over from other models: only their names stand in its own
 * {@code config.json}.
 */
public record Towers(SiglipConfig vision, WhisperConfig audio, BertConfig text) {}
