import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.css.Stylesheet;

/**
 * The window's styles in JavaFX's own form beside their text. JavaFX takes that one first, and a start need not parse
 * the text.
 */
final class CompiledStyles {
  private static final String STYLES = "studio/migr/ui/styles";

  private CompiledStyles() {}

  /** Adds them to the jars in {@code folder} that have styles. */
  static void in(Path folder) throws IOException {
    for (Path jar : Folder.list(folder, file -> file.toString().endsWith(".jar"))) {
      try (FileSystem files = FileSystems.newFileSystem(jar)) {
        Path styles = files.getPath(STYLES);
        if (Files.isDirectory(styles)) {
          compile(Folder.list(styles, file -> file.toString().endsWith(".css")));
        }
      }
    }
  }

  private static void compile(List<Path> styles) throws IOException {
    Path text = Files.createTempFile("style", ".css");
    Path compiled = Files.createTempFile("style", ".bss");
    for (Path style : styles) {
      Files.write(text, Files.readAllBytes(style));
      Stylesheet.convertToBinary(text.toFile(), compiled.toFile());
      String name = style.getFileName().toString();
      Files.write(style.resolveSibling(name.replace(".css", ".bss")), Files.readAllBytes(compiled));
    }
    Files.delete(text);
    Files.delete(compiled);
  }
}
