package studio.migr.runtime.container;

/** Whether a file holds all that its structure promises. */
public enum Completeness {
  /** The structure is not one that is known here, or it does not say where it ends. */
  UNKNOWN,
  /** The structure was followed to the end of the file. */
  COMPLETE,
  /** The file ends inside something whose length is written before it. */
  BROKEN_OFF
}
