package studio.migr.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;

/**
 * What a start costs those who never load a model: in a process of its own, as all test classes.
 */
class EngineStartTest {
  private static final List<String> LATER = List.of("io.grpc.", "com.google.protobuf.", "ai.djl.");

  @TempDir Path home;

  @Test
  void nothingOfTheEngineIsLoadedBeforeAModelIs() throws Exception {
    Path clips = Files.createDirectory(home.resolve("clips"));
    Wav.write(clips.resolve("a.wav"), 300);
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.drop(clips, 1);
      window.waitUntilReady();
      List<String> classes = loadedClasses();
      assertThat(classes).anyMatch(name -> name.contains("studio.migr.app.engine.EngineModel"));
      assertThat(classes.stream().filter(name -> LATER.stream().anyMatch(name::contains)).toList())
          .isEmpty();
    }
  }

  private static List<String> loadedClasses() throws Exception {
    String hierarchy =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "vmClassHierarchy",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    return hierarchy.lines().toList();
  }
}
