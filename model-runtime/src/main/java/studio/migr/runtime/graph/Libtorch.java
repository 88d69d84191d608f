package studio.migr.runtime.graph;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/** The native library behind the graphs, started once in a process after it is known to fit. */
public final class Libtorch {
  private static final Object LOCK = new Object();
  private static @org.jspecify.annotations.Nullable Libtorch started;

  private final Engine engine;

  private Libtorch(Engine engine) {
    this.engine = engine;
  }

  /**
   * Loads the library if that has not been done.
   *
   * @throws LibtorchException if there is none for this machine, or one that the binding was not
   *     built for: that would end the process
   */
  public static Libtorch start() {
    synchronized (LOCK) {
      if (started == null) {
        LibtorchFit.check().settings().forEach(System::setProperty);
        PatientThreads.arrange();
        started = new Libtorch(Engine.getEngine("PyTorch"));
      }
      return started;
    }
  }

  PtNDManager newManager() {
    return (PtNDManager) engine.newBaseManager(Device.cpu());
  }

  /** The version of the library, such as {@code 2.7.1}. */
  public String version() {
    return engine.getVersion();
  }

  /** Graphics cards that it can compute on. */
  public int gpus() {
    return engine.getGpuCount();
  }

  /** Threads that the calling thread's graphs may use. */
  public static void useThreads(int threads) {
    start();
    JniUtils.setNumThreads(threads);
  }

  /** How many they are. */
  public static int threads() {
    return JniUtils.getNumThreads();
  }
}
