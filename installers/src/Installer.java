import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Files that install the application. */
final class Installer {
  /** For rpmbuild: files newer than SOURCE_DATE_EPOCH get that time, as dpkg-deb does without being told. */
  private static final String OLDER_TIMES = "%clamp_mtime_to_source_date_epoch 1\n";

  private final Source source;

  Installer(Source source) {
    this.source = source;
  }

  /** What has to be installed before this machine can make such a file; empty if nothing is missing. */
  static String missing(String type) {
    List<String> needed =
        switch (type) {
          case "deb" -> List.of("fakeroot", "dpkg-deb");
          case "rpm" -> List.of("rpmbuild");
          case "msi", "exe" -> List.of("wix");
          default -> List.of();
        };
    return String.join(", ", needed.stream().filter(tool -> !Tool.isThere(tool)).toList());
  }

  /**
   * Makes one with jpackage.
   *
   * @param type deb, rpm, msi, exe, dmg or pkg
   * @param further options for jpackage
   */
  Path make(Path image, String type, Path folder, List<String> further) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Tool.run(command(image, type, folder, further), environment(), "jpackage failed");
    return Folder.newest(folder);
  }

  /** What {@link #make} calls jpackage with. */
  List<String> command(Path image, String type, Path folder, List<String> further) throws IOException {
    List<String> command = new ArrayList<>(List.of(Tool.ofJdk("jpackage"), "--type", type));
    command.addAll(List.of("--app-image", image.toString(), "--dest", folder.toString()));
    command.addAll(List.of("--name", Platform.name(image)));
    command.addAll(source.description());
    command.addAll(List.of("--license-file", source.root().resolve("LICENSE").toString()));
    command.addAll(source.options("installer.options"));
    command.addAll(source.options(type + ".options"));
    command.addAll(further);
    return command;
  }

  /**
   * Little compression, since most of it is compressed already: the best costs ten minutes for three hundredths of the
   * size. And the times that the ahead-of-time cache asks for.
   */
  private Map<String, String> environment() throws IOException {
    Path home = source.target().resolve("home");
    Files.createDirectories(home);
    Files.writeString(home.resolve(".rpmmacros"), OLDER_TIMES);
    return Map.of(
        "DPKG_DEB_COMPRESSOR_TYPE", "xz",
        "DPKG_DEB_COMPRESSOR_LEVEL", "1",
        "SOURCE_DATE_EPOCH", Long.toString(Source.FILES_ARE_OF),
        "HOME", home.toString());
  }
}
