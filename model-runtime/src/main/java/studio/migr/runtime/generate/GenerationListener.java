package studio.migr.runtime.generate;

/** Hears tokens as they are made, on the thread that makes them. */
@FunctionalInterface
public interface GenerationListener {
  void token(GeneratedToken token);
}
