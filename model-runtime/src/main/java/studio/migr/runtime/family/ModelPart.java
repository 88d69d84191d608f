package studio.migr.runtime.family;

/** The parts of HumanOmni; Qwen2 alone has only the first. */
public enum ModelPart {
  DECODER,
  /** Projectors and gate between the towers and the decoder. */
  BRIDGE,
  /** The tower for pictures. */
  VISION,
  /** The tower for sound. */
  HEARING,
  /** The tower for the question, which the gate reads. */
  QUESTION
}
