package studio.migr.app.exchange.labelstudio;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.FormatFile;
import studio.migr.app.exchange.source.UnreadableFileException;
import studio.migr.app.message.Messages;
import studio.migr.runtime.labelstudio.LabellingSetup;
import studio.migr.runtime.labelstudio.LabellingSetupReader;

/**
 * The labelling configuration that lies beside a file of tasks: of the same name, or called so that
 * it can be nothing else, or the only one in the folder.
 *
 * @param view the configuration; two, for videos and for sounds, are taken as one
 * @param notes sentences on which file it was, or why it could not be read
 */
record ConfigurationBeside(Optional<LabellingSetup> view, List<String> notes) {
  private static final List<String> USUAL_NAMES =
      List.of("label_config.xml", "labeling_config.xml", "labelling_config.xml", "config.xml");

  /** Folders with more files of this kind hold something else. */
  private static final int MOST_LOOKED_INTO = 50;

  ConfigurationBeside {
    notes = List.copyOf(notes);
  }

  static ConfigurationBeside of(Path tasks) {
    Optional<LabellingSetup> view = Optional.empty();
    List<String> notes = new ArrayList<>();
    for (Path file : candidates(tasks)) {
      String name = String.valueOf(file.getFileName());
      try {
        LabellingSetup read = FormatFile.read(file, LabellingSetupReader::read);
        view = Optional.of(view.map(known -> known.and(read)).orElse(read));
        notes.add(Messages.text("exchange.label-studio.configuration", name));
      } catch (UnreadableFileException e) {
        notes.add(Messages.text("exchange.label-studio.no-configuration", e.sentence()));
      } catch (IOException e) {
        notes.add(Messages.text("exchange.label-studio.no-configuration", name));
      }
    }
    return new ConfigurationBeside(view, notes);
  }

  private static List<Path> candidates(Path tasks) {
    String name = String.valueOf(tasks.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    List<Path> same =
        existing(tasks, Stream.of(name + ".video.xml", name + ".audio.xml", stem + ".xml"));
    if (!same.isEmpty()) {
      return same;
    }
    List<Path> usual = existing(tasks, USUAL_NAMES.stream()).stream().limit(1).toList();
    return usual.isEmpty() ? only(tasks) : usual;
  }

  private static List<Path> existing(Path tasks, Stream<String> names) {
    return names.map(tasks::resolveSibling).filter(ConfigurationBeside::isConfiguration).toList();
  }

  private static List<Path> only(Path tasks) {
    List<Path> found = new ArrayList<>();
    int looked = 0;
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(tasks.toAbsolutePath().getParent(), "*.xml")) {
      for (Path file : files) {
        if (++looked > MOST_LOOKED_INTO) {
          return List.of();
        }
        if (isConfiguration(file)) {
          found.add(file);
        }
      }
    } catch (IOException e) {
      return List.of(); // then the tasks must do without
    }
    return found.size() == 1 ? found : List.of();
  }

  private static boolean isConfiguration(Path file) {
    try {
      return Files.isRegularFile(file) && LabellingSetupReader.recognises(FileHead.of(file).text());
    } catch (IOException e) {
      return false;
    }
  }
}
