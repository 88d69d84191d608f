package studio.migr.runtime.modelfile;

/**
 * Why a file of a model is refused. What the details of a {@link ModelFileException} say stands
 * beside each.
 */
public enum ModelFileFault {
  /** The file is not there. */
  MISSING,
  /** It is larger than any honest file of its kind. Details: the most bytes taken. */
  TOO_LARGE,
  /** No JSON object, or JSON that breaks off, nests too deep or holds impossible numbers. */
  NOT_JSON,
  /** Names a key or tensor twice. Details: the name. */
  NAMED_TWICE,

  /** Too short to hold even the length of its header. */
  NO_HEADER,
  /** The header is said to be longer than the file or the format allow. Details: that length. */
  HEADER_LENGTH,
  /** The header says something of a tensor that cannot be. Details: the tensor, what. */
  BAD_TENSOR,
  /** A data type that is not known. Details: the tensor, the type. */
  UNKNOWN_TYPE,
  /** Offsets that do not fit shape and type. Details: tensor, bytes by offsets, bytes by shape. */
  BAD_LENGTH,
  /** Two tensors share bytes. Details: the tensor. */
  OVERLAP,
  /** Bytes before a tensor belong to none. Details: the tensor. */
  HOLE,
  /** The file ends before its tensors do. Details: bytes said, bytes there. */
  CUT_SHORT,
  /** The file goes on after its tensors. Details: bytes said, bytes there. */
  SURPLUS,

  /** A folder without weights in safetensors. */
  NO_WEIGHTS,
  /** A folder whose weights are a pickle, which is not read. Details: the file. */
  PICKLED,
  /** An index whose entries cannot be. Details: the entry. */
  BAD_INDEX,
  /** A shard that an index names is not there. Details: the shard. */
  MISSING_SHARD,
  /** A tensor that an index names is not in its shard. Details: the tensor, the shard. */
  MISSING_TENSOR,

  /** A folder without config.json. */
  NO_CONFIG,
  /** A kind of model that is not known. Details: its model_type. */
  UNKNOWN_FAMILY,
  /** An encoder whose sizes are not known. Details: its name. */
  UNKNOWN_TOWER,
  /** A configuration lacks a value. Details: the key. */
  MISSING_KEY,
  /** A value of a configuration cannot be. Details: key, value. */
  BAD_VALUE,
  /** A value asks for what is not built. Details: key, value. */
  UNSUPPORTED,
  /** A size is no multiple of another. Details: key, value, key, value. */
  UNEVEN,

  /** A tensor of an adapter that is no part of LoRA. Details: the tensor. */
  NOT_LORA,
  /** An adapter changes a module that the model does not have. Details: the module. */
  NO_SUCH_MODULE,
  /** An adapter's sizes are not those of the module. Details: module, its size, the model's. */
  ADAPTER_SHAPE
}
