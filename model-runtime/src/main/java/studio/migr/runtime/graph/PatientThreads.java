package studio.migr.runtime.graph;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.slf4j.LoggerFactory;

/**
 * How long libtorch's threads on Linux wait for each other with their core kept busy. By itself
 * OpenMP lets them for about 15 ms; as soon as anything else runs, they take the time of those that
 * they wait for, and a token comes five times as late. A third of a millisecond covers what lies
 * between two operations: a twentieth makes tokens an eighth slower where nothing else runs.
 */
final class PatientThreads {
  /** Read by GNU's OpenMP when it is loaded; what the user has set stays. */
  private static final String SETTING = "GOMP_SPINCOUNT";

  private static final String ROUNDS = "6000";

  private PatientThreads() {}

  /** To be called before the library is loaded: it asks for the process's own environment. */
  static void arrange() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return;
    }
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor type =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle setenv =
          linker.downcallHandle(linker.defaultLookup().find("setenv").orElseThrow(), type);
      int _ = (int) setenv.invokeExact(arena.allocateFrom(SETTING), arena.allocateFrom(ROUNDS), 0);
    } catch (Throwable e) {
      LoggerFactory.getLogger(PatientThreads.class).info("threads wait as they always do", e);
    }
  }
}
