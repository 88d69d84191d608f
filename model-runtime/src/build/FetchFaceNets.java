import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Puts the nets that find a face and its mesh among the resources of model-runtime. Run by the build from its source
 * text: {@code java FetchFaceNets.java FOLDER offline=true|false}.
 *
 * <p>The nets are Google's, under the Apache licence 2.0. They come in the npm package of MediaPipe Face Mesh, which
 * keeps them one after the other in a single file; the ordinary npm client fetches it, from its own cache where it can.
 * Package and nets are checked by SHA-256. Nets that are there already cost nothing. Without npm, without a network, or
 * with another package than expected the build goes on: the studio then says what is missing.
 */
final class FetchFaceNets {
  private static final String PACKAGE = "@mediapipe/face_mesh@0.4.1657299874";
  private static final String PACKAGE_SHA256 = "c08a7e0742a326285da666cf81d77c8b6f3a181a2ee948cadaf166008e0d3bc7";
  private static final String ASSETS = "package/face_mesh_solution_packed_assets.data";
  private static final int SECONDS = 120;

  private static final List<Net> NETS =
      List.of(
          new Net(
              "face_landmark.tflite",
              2_495_952,
              3_737_848,
              "c603fa6149219a3e9487dc9abd7a0c24474c77263273d24868378cdf40aa26d1"),
          new Net(
              "face_detection_short_range.tflite",
              3_757_224,
              3_986_256,
              "3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633"));

  private FetchFaceNets() {}

  /** Bytes {@code from} to before {@code to} of the packed file. */
  private record Net(String name, int from, int to, String sha256) {
    boolean isIn(Path folder) throws IOException {
      Path file = folder.resolve(name);
      return Files.isRegularFile(file) && sha256.equals(FetchFaceNets.sha256(Files.readAllBytes(file)));
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    Path folder = Path.of(arguments[0]);
    boolean offline = arguments[1].equals("offline=true");
    try {
      Files.createDirectories(folder);
      boolean missing = false;
      for (Net net : NETS) {
        missing |= !net.isIn(folder);
      }
      if (missing) {
        fetch(folder, offline);
      }
    } catch (IOException e) {
      System.out.println(
          "[WARNING] The nets for faces were not fetched (" + e.getMessage() + "). The build goes on without them;"
              + " ./studio doctor says how to add them.");
    }
  }

  private static void fetch(Path folder, boolean offline) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("face-nets");
    try {
      byte[] packed = Files.readAllBytes(pack(work, offline));
      check(PACKAGE, packed, PACKAGE_SHA256);
      byte[] assets = entry(packed, ASSETS);
      for (Net net : NETS) {
        byte[] bytes = Arrays.copyOfRange(assets, net.from, net.to);
        check(net.name, bytes, net.sha256);
        Path part = folder.resolve(net.name + ".part");
        Files.write(part, bytes);
        Files.move(part, folder.resolve(net.name), StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      try (Stream<Path> left = Files.list(work)) {
        for (Path file : left.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(work);
    }
  }

  /** Lets npm put the package as one file into {@code work}. */
  private static Path pack(Path work, boolean offline) throws IOException, InterruptedException {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
    Process npm =
        new ProcessBuilder(
                windows ? "npm.cmd" : "npm",
                "pack",
                PACKAGE,
                offline ? "--offline" : "--prefer-offline",
                "--ignore-scripts",
                "--fetch-retries=0",
                "--loglevel=error",
                "--pack-destination",
                work.toString())
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!npm.waitFor(SECONDS, TimeUnit.SECONDS)) {
      npm.descendants().forEach(ProcessHandle::destroyForcibly);
      npm.destroyForcibly().waitFor();
      throw new IOException("npm did not answer in " + SECONDS + " seconds");
    }
    try (Stream<Path> files = Files.list(work)) {
      return files
          .filter(file -> file.toString().endsWith(".tgz"))
          .findFirst()
          .orElseThrow(() -> new IOException("npm cannot reach " + PACKAGE));
    }
  }

  /** One file of a gzipped tar archive. */
  private static byte[] entry(byte[] archive, String wanted) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
      for (byte[] header = in.readNBytes(512); header.length == 512; header = in.readNBytes(512)) {
        String name = text(header, 0, 100);
        String octal = text(header, 124, 12).strip();
        int size = octal.isEmpty() ? 0 : Integer.parseInt(octal, 8);
        byte[] content = in.readNBytes((size + 511) / 512 * 512);
        if (name.equals(wanted)) {
          return Arrays.copyOf(content, size);
        }
      }
    }
    throw new IOException(wanted + " is not in " + PACKAGE);
  }

  /** Text up to the first zero. */
  private static String text(byte[] header, int from, int most) {
    int end = from;
    while (end < from + most && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.US_ASCII);
  }

  private static void check(String what, byte[] bytes, String expected) throws IOException {
    if (!sha256(bytes).equals(expected)) {
      throw new IOException(what + " is not what it was: SHA-256 " + sha256(bytes));
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
