package studio.migr.runtime.reader;

/**
 * Which reader it was: two readers of the same identity read alike.
 *
 * @param name such as {@code lexicon-en}
 * @param version changes whenever a reading could change
 */
public record ReaderIdentity(String name, String version) {

  @Override
  public String toString() {
    return name + " " + version;
  }
}
