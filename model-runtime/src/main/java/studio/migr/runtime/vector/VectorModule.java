package studio.migr.runtime.vector;

/**
 * The module that vectors are made with. It is there only where a process asks for it, with the
 * compiler that it needs; without it, nothing else of this package can be touched.
 */
public final class VectorModule {
  public static final String NAME = "jdk.incubator.vector";

  private VectorModule() {}

  public static boolean isHere() {
    return ModuleLayer.boot().findModule(NAME).isPresent();
  }
}
