package studio.migr.runtime.graph;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which libtorch will be loaded, found out before it is: one that the binding was not built for
 * ends the process as soon as it is used.
 *
 * @param settings system properties that lead the binding to it, and keep it from the network
 */
record LibtorchFit(Map<String, String> settings) {
  private static final String FOLDER = "PYTORCH_LIBRARY_PATH";
  private static final String LIBRARY = System.mapLibraryName("torch");
  private static final String CUDA_LIBRARY = System.mapLibraryName("torch_cuda");

  /** Beside or above the library, in an installed PyTorch and in a libtorch of its own. */
  private static final Map<String, Pattern> VERSION_FILES =
      Map.of(
          "version.py", Pattern.compile("__version__\\s*=\\s*'([^']+)'"),
          "build-version", Pattern.compile("(\\S+)"));

  /**
   * @throws LibtorchException if there is none, or one that does not fit
   */
  static LibtorchFit check() {
    return check(
        Optional.ofNullable(System.getenv(FOLDER))
            .or(() -> Optional.ofNullable(System.getProperty(FOLDER))));
  }

  static LibtorchFit check(Optional<String> folders) {
    String needed = needed();
    Map<String, String> settings = new HashMap<>();
    settings.put("ai.djl.offline", "true");
    settings.put("OPT_OUT_TRACKING", "true");
    settings.put("ai.djl.default_engine", "PyTorch");
    if (System.getenv("ENGINE_CACHE_DIR") == null
        && System.getProperty("ENGINE_CACHE_DIR") == null) {
      settings.put("ENGINE_CACHE_DIR", cacheFolder().toString());
    }
    if (folders.isPresent()) {
      String flavor = flavorIn(folders.get(), needed);
      settings.put("PYTORCH_VERSION", needed);
      settings.put("PYTORCH_FLAVOR", flavor);
    } else {
      requireBundled(needed);
    }
    return new LibtorchFit(settings);
  }

  /** The version that the binding among our libraries was built for, such as {@code 2.7.1}. */
  static String needed() {
    String binding = property("/jnilib/pytorch.properties", "jni_version");
    return Objects.requireNonNull(binding, "no binding to libtorch").split("-", 2)[0];
  }

  private static void requireBundled(String needed) {
    String found = property("/native/lib/pytorch.properties", "version");
    if (found == null || !found.split("-", 2)[0].equals(needed) || !bundledForThisMachine()) {
      throw new LibtorchException(
          LibtorchException.Fault.NONE_HERE,
          System.getProperty("os.name"),
          System.getProperty("os.arch"),
          needed);
    }
  }

  private static boolean bundledForThisMachine() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String name = system.startsWith("win") ? "win" : system.startsWith("mac") ? "osx" : "linux";
    String processor = System.getProperty("os.arch").replace("amd64", "x86_64");
    return (name + "-" + processor)
        .equals(property("/native/lib/pytorch.properties", "classifier"));
  }

  /** Whether the user's own library computes on a processor or on CUDA; it has to fit. */
  private static String flavorIn(String folders, String needed) {
    Path library =
        Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(folders)
            .map(Path::of)
            .map(path -> path.endsWith(LIBRARY) ? path.toAbsolutePath().getParent() : path)
            .filter(path -> Files.isRegularFile(path.resolve(LIBRARY)))
            .findFirst()
            .orElseThrow(
                () ->
                    new LibtorchException(LibtorchException.Fault.NOT_IN_FOLDER, folders, needed));
    boolean cuda = Files.exists(library.resolve(CUDA_LIBRARY));
    String wanted = cuda ? needed + "+cu128" : needed;
    String version =
        versionOf(library)
            .orElseThrow(
                () ->
                    new LibtorchException(
                        LibtorchException.Fault.UNKNOWN_VERSION, library.toString(), wanted));
    boolean fits = cuda ? version.equals(wanted) : version.split("\\+", 2)[0].equals(needed);
    if (!fits) {
      throw new LibtorchException(
          LibtorchException.Fault.OTHER_VERSION, library.toString(), version, wanted);
    }
    return cuda ? "cu128" : "cpu";
  }

  private static Optional<String> versionOf(Path library) {
    for (Path folder : new Path[] {library, library.toAbsolutePath().getParent()}) {
      for (Map.Entry<String, Pattern> file : VERSION_FILES.entrySet()) {
        Path path = folder.resolve(file.getKey());
        if (Files.isRegularFile(path)) {
          try {
            Matcher matcher = file.getValue().matcher(Files.readString(path));
            if (matcher.find()) {
              return Optional.of(matcher.group(1));
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Where the library is unpacked once, about 450 MB: the system's folder for what can be made
   * anew.
   */
  static Path cacheFolder() {
    Path home = Path.of(System.getProperty("user.home"));
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String local = System.getenv("LOCALAPPDATA");
    if (system.startsWith("win") && local != null) {
      return Path.of(local, "MIGR Studio", "Cache");
    }
    if (system.startsWith("mac")) {
      return home.resolve("Library/Caches/MIGR Studio");
    }
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base = cache == null || cache.isEmpty() ? home.resolve(".cache") : Path.of(cache);
    return base.resolve("migr-studio");
  }

  private static @Nullable String property(String resource, String key) {
    try (InputStream in = LibtorchFit.class.getResourceAsStream(resource)) {
      if (in == null) {
        return null;
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
