package studio.migr.runtime.container;

import java.io.IOException;

/** One kind of container, as far as it takes to tell whether a file breaks off. */
interface Structure {

  /** Whether the file starts like one of this kind. */
  boolean starts(FileBytes bytes) throws IOException;

  /** Follows the lengths written in the file. Called only where {@link #starts} holds. */
  Completeness follow(FileBytes bytes) throws IOException;
}
