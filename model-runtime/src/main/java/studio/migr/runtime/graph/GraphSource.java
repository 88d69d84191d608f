package studio.migr.runtime.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A TorchScript source among the resources of a class.
 *
 * @param name the module's name; other sources call its functions as {@code
 *     __torch__.NAME.FUNCTION}
 * @param text the source
 */
public record GraphSource(String name, String text) {

  /** The source NAME.py beside {@code owner}. */
  public static GraphSource beside(Class<?> owner, String name) {
    return read(owner, name, name + ".py");
  }

  /** A source that takes the part of {@code name}, one of several that could. */
  static GraphSource as(String name, String file) {
    return read(GraphSource.class, name, file);
  }

  private static GraphSource read(Class<?> owner, String name, String file) {
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("no source " + file + " beside " + owner.getName());
      }
      return new GraphSource(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
