import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The application as a folder that can be started where it lies, with everything that it needs in it. */
final class AppImage {
  static final String MAIN = "studio.migr.app.launch.Main";

  /** Trained models that come with the studio, a folder each; packed where the build has them. */
  private static final String MODELS = "models";

  private static final List<String> PARTS = List.of("studio.jar", "lib");
  private static final List<String> PAPERS = List.of("LICENSE", "NOTICE", "THIRD-PARTY.md");

  private final Source source;

  AppImage(Source source) {
    this.source = source;
  }

  /**
   * Puts it together.
   *
   * @param folder that is to hold the application's folder
   * @param further options for jpackage
   * @return the application's folder
   */
  Path make(Path runtime, Path folder, List<String> further) throws IOException, InterruptedException {
    contents();
    Icon.write(icon());
    Tool.run(command(runtime, folder, further), "jpackage failed");
    return Folder.newest(folder);
  }

  /** What {@link #make} calls jpackage with. */
  List<String> command(Path runtime, Path folder, List<String> further) throws IOException {
    List<String> command = new ArrayList<>(List.of(Tool.ofJdk("jpackage"), "--type", Package.IMAGE));
    command.addAll(List.of("--input", input().toString(), "--dest", folder.toString()));
    command.addAll(List.of("--main-jar", "studio.jar", "--main-class", MAIN));
    command.addAll(List.of("--runtime-image", runtime.toString(), "--icon", icon().toString()));
    command.addAll(source.description());
    for (String option : source.javaOptions()) {
      command.addAll(List.of("--java-options", option));
    }
    command.addAll(source.options("image.options"));
    command.addAll(further);
    return command;
  }

  private Path input() {
    return source.target().resolve("input");
  }

  private Path icon() {
    return source.target().resolve("migr-studio" + source.platform().icon);
  }

  private void contents() throws IOException {
    Path input = input();
    for (String part : PARTS) {
      Folder.copy(source.built().resolve(part), input.resolve(part));
    }
    if (Files.isDirectory(source.built().resolve(MODELS))) {
      Folder.copy(source.built().resolve(MODELS), input.resolve(MODELS));
    }
    new ThinJars(source.platform()).in(input.resolve("lib"));
    CompiledStyles.in(input.resolve("lib"));
    for (String paper : PAPERS) {
      Folder.copy(source.root().resolve(paper), input.resolve(paper));
    }
    Folder.copy(source.billOfMaterials(), input.resolve("bom.json"));
    new Notices(source).write(input.resolve("NOTICES.txt"));
  }
}
