import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Leaves out of libraries what the studio does not use. */
final class ThinJars {
  /** The jars with native libraries for faces: {@code opencv-4.13.0-1.5.13-linux-x86_64.jar}. */
  private static final Pattern OF_OPENCV = Pattern.compile("(opencv|openblas)-.*-(linux|macosx|windows)-.*\\.jar");

  /** Three of OpenCV's many modules and what they load of OpenBLAS: 25 of 51 MB. */
  private static final Pattern NEEDED_FOR_FACES =
      Pattern.compile(
          "META-INF/MANIFEST\\.MF"
              + "|org/bytedeco/opencv/[^/]*/(lib)?(jni)?opencv_(core|imgproc|dnn)[.\\d][^/]*"
              + "|org/bytedeco/opencv/[^/]*/share/licenses/.*"
              + "|org/bytedeco/openblas/[^/]*/(?!(lib)?jniopenblas_full\\.)[^/]*");

  /** The jar with the tokenizers of all platforms: {@code tokenizers-0.35.1.jar}. */
  private static final Pattern OF_TOKENIZERS = Pattern.compile("tokenizers-[\\d.]+\\.jar");

  private final Platform platform;

  ThinJars(Platform platform) {
    this.platform = platform;
  }

  /** Makes the jars in {@code folder} thin. */
  void in(Path folder) throws IOException {
    for (Path jar : Folder.list(folder, file -> is(OF_OPENCV, file))) {
      keepOnly(NEEDED_FOR_FACES, jar);
    }
    for (Path jar : Folder.list(folder, file -> is(OF_TOKENIZERS, file))) {
      keepOnly(neededForTokenizers(), jar);
    }
  }

  private static boolean is(Pattern name, Path file) {
    return name.matcher(file.getFileName().toString()).matches();
  }

  /** Everything but the native libraries of other platforms and lists of models to fetch: on Linux 5 of 19 MB. */
  private Pattern neededForTokenizers() {
    String system =
        switch (platform) {
          case LINUX -> "linux";
          case WINDOWS -> "win";
          case MACOS -> "osx";
        };
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String here = system + "-" + (arm ? "aarch64" : "x86_64");
    return Pattern.compile("(META-INF|ai)/.*|native/lib/[^/]*|native/lib/" + here + "/.*");
  }

  private static void keepOnly(Pattern needed, Path jar) throws IOException {
    Path thin = jar.resolveSibling(jar.getFileName() + ".thin");
    try (ZipFile whole = new ZipFile(jar.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(thin))) {
      for (ZipEntry entry : whole.stream().filter(each -> !each.isDirectory()).toList()) {
        if (needed.matcher(entry.getName()).matches()) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          try (InputStream in = whole.getInputStream(entry)) {
            in.transferTo(out);
          }
          out.closeEntry();
        }
      }
    }
    Files.move(thin, jar, StandardCopyOption.REPLACE_EXISTING);
  }
}
