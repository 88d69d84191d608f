package studio.migr.runtime.modelfile;

/**
 * Why a file of a model is refused. What the details of a {@link ModelFileException} say stands
 * beside each.
 */
public enum ModelFileFault {
  /** The file is not there. */
  MISSING(0),
  /** It is larger than any honest file of its kind. Details: the most bytes taken. */
  TOO_LARGE(1),
  /** Its bytes are no text in UTF-8. */
  NOT_TEXT(0),
  /** No JSON object, or JSON that breaks off, nests too deep or holds impossible numbers. */
  NOT_JSON(0),
  /** Names a key or tensor twice. Details: the name. */
  NAMED_TWICE(1),

  /** Too short to hold even the length of its header. */
  NO_HEADER(0),
  /** The header is said to be longer than the file or the format allow. Details: that length. */
  HEADER_LENGTH(1),
  /** More tensors than any file has. Details: the most taken. */
  TOO_MANY_TENSORS(1),
  /** The header says something of a tensor that cannot be. Details: the tensor, what. */
  BAD_TENSOR(2),
  /** A data type that is not known. Details: the tensor, the type. */
  UNKNOWN_TYPE(2),
  /** Offsets that do not fit shape and type. Details: tensor, bytes by offsets, bytes by shape. */
  BAD_LENGTH(3),
  /** Two tensors share bytes. Details: the tensor. */
  OVERLAP(1),
  /** Bytes before a tensor belong to none. Details: the tensor. */
  HOLE(1),
  /** The file ends before its tensors do. Details: bytes said, bytes there. */
  CUT_SHORT(2),
  /** The file goes on after its tensors. Details: bytes said, bytes there. */
  SURPLUS(2),

  /** A folder without weights in safetensors. */
  NO_WEIGHTS(0),
  /** A folder whose weights are a pickle, which is not read. Details: the file. */
  PICKLED(1),
  /** An index whose entries cannot be. Details: the entry. */
  BAD_INDEX(1),
  /** A shard that an index names is not there. Details: the shard. */
  MISSING_SHARD(1),
  /** A tensor that an index names is not in its shard. Details: the tensor, the shard. */
  MISSING_TENSOR(2),

  /** A folder without config.json. */
  NO_CONFIG(0),
  /** A kind of model that is not known. Details: its model_type. */
  UNKNOWN_FAMILY(1),
  /** An encoder whose sizes are not known. Details: its name. */
  UNKNOWN_TOWER(1),
  /** A configuration lacks a value. Details: the key. */
  MISSING_KEY(1),
  /** A value of a configuration cannot be. Details: key, value. */
  BAD_VALUE(2),
  /** A value asks for what is not built. Details: key, value. */
  UNSUPPORTED(2),
  /** A size is no multiple of another. Details: key, value, key, value. */
  UNEVEN(4),

  /** A tensor of an adapter that is no part of LoRA. Details: the tensor. */
  NOT_LORA(1),
  /** An adapter changes a module that the model does not have. Details: the module. */
  NO_SUCH_MODULE(1),
  /** An adapter's sizes are not those of the module. Details: module, its size, the model's. */
  ADAPTER_SHAPE(3),

  /** Weights that the configuration asks for are not there. Details: how many, the first. */
  MISSING_WEIGHTS(2),
  /**
   * Weights of what joins HumanOmni's senses to its words are not there. Details: the part, how
   * many, the first.
   */
  MISSING_BRIDGE(3),
  /**
   * What joins HumanOmni's senses to its words has weights that its kind has no place for. Details:
   * the part, how many, the first.
   */
  SURPLUS_BRIDGE(3),
  /** A weight has another shape than the configuration asks for. Details: tensor, both shapes. */
  WEIGHT_SHAPE(3),
  /** A weight is kept in a type that is not computed with. Details: the tensor, the type. */
  WEIGHT_TYPE(2),
  /** A folder without a tokenizer. */
  NO_TOKENIZER(0),
  /** A checkpoint without BERT's vocabulary in it or beside it. */
  NO_BERT(0),
  /** A tokenizer has more tokens than the model knows. Details: both numbers. */
  TOO_MANY_TOKENS(2),
  /** A model takes more memory than the machine has. Details: both, in GB. */
  LITTLE_MEMORY(2);

  private final int details;

  ModelFileFault(int details) {
    this.details = details;
  }

  /** How many details an exception for it has. */
  public int details() {
    return details;
  }
}
