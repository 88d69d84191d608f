package studio.migr.runtime.media;

/** The helper process of {@link ProbeProcess}. */
public final class ProbeWorker {
  private ProbeWorker() {}

  public static void main(String[] arguments) {
    throw new UnsupportedOperationException();
  }
}
