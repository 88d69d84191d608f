package studio.migr.runtime.media;

/**
 * Why a file cannot be used as a clip. Each has one sentence in the message bundle, {@code
 * media.fault.<name>}.
 */
public enum MediaFault {
  /** There is no such file. */
  MISSING,
  /** The file may not be read. */
  UNREADABLE,
  /** The file has no bytes. */
  EMPTY,
  /** No known container starts like this. */
  NOT_MEDIA,
  /** A container with neither a picture nor a sound stream that can be decoded. */
  NO_STREAMS,
  /** The file ends before what its header promises. */
  TRUNCATED,
  /** The header promises what cannot be: sizes, rates or counts beyond any real clip. */
  IMPLAUSIBLE,
  /** The streams are there but do not decode. */
  DAMAGED,
  /** The codec is not among those built in. */
  UNSUPPORTED_CODEC,
  /** The decoder took the helper process down. */
  CRASHED_DECODER,
  /** The decoder did not come to an end in the time it is given. */
  STUCK_DECODER
}
