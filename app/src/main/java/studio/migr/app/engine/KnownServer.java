package studio.migr.app.engine;

import org.jspecify.annotations.Nullable;

/**
 * A server as the user has written it down; empty where nothing was.
 *
 * @param address HOST:PORT
 * @param tokenFile a file of this machine
 * @param certificate a file of this machine with the certificate to trust; empty for those that
 *     Java trusts
 * @param folder the model's folder on the server
 */
record KnownServer(String address, String tokenFile, String certificate, String folder) {
  static final KnownServer NONE = new KnownServer("", "", "", "");

  KnownServer(
      @Nullable String address,
      @Nullable String tokenFile,
      @Nullable String certificate,
      @Nullable String folder) {
    this.address = address == null ? "" : address;
    this.tokenFile = tokenFile == null ? "" : tokenFile;
    this.certificate = certificate == null ? "" : certificate;
    this.folder = folder == null ? "" : folder;
  }

  boolean isNone() {
    return address.isBlank();
  }

  KnownServer withFolder(String other) {
    return new KnownServer(address, tokenFile, certificate, other);
  }
}
