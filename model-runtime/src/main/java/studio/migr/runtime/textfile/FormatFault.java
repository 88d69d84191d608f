package studio.migr.runtime.textfile;

/** Why a file cannot be read as what it seems to be. */
public enum FormatFault {
  /** It holds nothing. */
  EMPTY,
  /** It is larger than any honest file of its kind. */
  TOO_LARGE,
  /** Its bytes are no text. */
  NOT_TEXT,
  /** It is of another kind than its name or beginning says. */
  OTHER_KIND,
  /** It ends in the middle. */
  CUT_SHORT,
  /** It breaks the rules of its kind. */
  MALFORMED,
  /** A time is no number, negative, or its end lies before its start. */
  BAD_TIME
}
