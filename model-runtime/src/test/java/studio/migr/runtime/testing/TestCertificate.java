package studio.migr.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import studio.migr.runtime.serve.EngineServer;

/** A certificate for this machine that the JDK's own tool makes, with its key. */
public final class TestCertificate {
  private static final char[] PASSWORD = "certificate".toCharArray();

  private TestCertificate() {}

  /** For {@code localhost}, in {@code folder}, which may not hold one yet. */
  public static EngineServer.Identity make(Path folder) throws Exception {
    return make(folder, "localhost");
  }

  /** For a machine of that name. */
  public static EngineServer.Identity make(Path folder, String name) throws Exception {
    Path store = folder.resolve("identity.p12");
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process made =
        new ProcessBuilder(
                List.of(
                    tool.toString(),
                    "-genkeypair",
                    "-alias",
                    "engine",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=" + name,
                    "-ext",
                    "san=dns:" + name,
                    "-validity",
                    "2",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    new String(PASSWORD),
                    "-keystore",
                    store.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(made.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    Path certificate = folder.resolve("certificate.pem");
    Path key = folder.resolve("key.pem");
    Files.writeString(certificate, pem("CERTIFICATE", keys.getCertificate("engine").getEncoded()));
    Files.writeString(key, pem("PRIVATE KEY", keys.getKey("engine", PASSWORD).getEncoded()));
    return new EngineServer.Identity(certificate, key);
  }

  private static String pem(String kind, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }
}
