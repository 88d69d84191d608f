package studio.migr.app.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.face.net.FaceNetsException;
import studio.migr.runtime.media.MediaFault;
import studio.migr.runtime.media.MediaNote;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.table.SkippedRow;
import studio.migr.runtime.table.TableFault;

/** Whatever the program wants to say, there are words for it. */
class MessageKeysTest {
  private static final Pattern LITERAL =
      Pattern.compile("Messages\\s*\\.text\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]");

  /** The feature in the id of a command, where the id is written out. */
  private static final Pattern COMMAND =
      Pattern.compile("Command\\s*\\.(?:of|held)\\(\\s*\"([a-z]+)\\.");

  @Test
  void everyKeyInTheCodeHasWords() throws IOException {
    List<String> without = new ArrayList<>();
    int seen = 0;
    for (Path file : sources()) {
      Matcher literal = LITERAL.matcher(Files.readString(file));
      while (literal.find()) {
        seen++;
        if (!Messages.has(literal.group(1))) {
          without.add(literal.group(1) + "=    (" + file.getFileName() + ")");
        }
      }
    }
    assertThat(without).as("lines to add to the message bundles").isEmpty();
    assertThat(seen).as("keys found in the code").isGreaterThan(50);
  }

  @Test
  void everyGroupOfCommandsHasAHeading() throws IOException {
    Set<String> groups = new TreeSet<>();
    for (Path file : sources()) {
      Matcher id = COMMAND.matcher(Files.readString(file));
      while (id.find()) {
        groups.add(id.group(1));
      }
    }
    assertThat(groups).as("groups found in the code").hasSizeGreaterThan(10).contains("measure");
    assertThat(groups)
        .allSatisfy(group -> assertThat("help.group." + group).matches(Messages::has));
  }

  @Test
  void everyFaultNoteModalityConditionAndEmotionHasWords() {
    List<String> keys = new ArrayList<>();
    for (MediaFault fault : MediaFault.values()) {
      keys.add("media.fault." + dashed(fault));
    }
    for (MediaNote note : MediaNote.values()) {
      keys.add("media.note." + dashed(note));
    }
    for (DominantModality dominant : DominantModality.values()) {
      keys.add("annotate.dominant." + dominant.id());
      keys.add("annotate.dominant-" + dominant.id());
    }
    for (Condition condition : Condition.values()) {
      keys.add("annotate.condition." + condition.id());
      keys.add("annotate.condition.short." + condition.id());
    }
    for (TableFault fault : TableFault.values()) {
      keys.add("table.fault." + dashed(fault));
    }
    for (ModelFileFault fault : ModelFileFault.values()) {
      keys.add("checkpoint.fault." + dashed(fault));
    }
    for (FaceNetsException.Reason reason : FaceNetsException.Reason.values()) {
      keys.add("error.face-nets." + reason.id());
    }
    for (SkippedRow.Reason reason : SkippedRow.Reason.values()) {
      keys.add("table.skipped." + dashed(reason));
    }
    for (char key : EmotionScheme.KEYS.toCharArray()) {
      keys.add("annotate.emotion-" + Character.toLowerCase(key));
    }
    assertThat(keys).allMatch(Messages::has);
  }

  @Test
  void theSentenceForAModelsFileSaysAllThatIsKnown() {
    for (ModelFileFault fault : ModelFileFault.values()) {
      String[] known = new String[1 + fault.details()];
      known[0] = Path.of("place", "file.json").toString();
      for (int k = 1; k < known.length; k++) {
        known[k] = "detail-" + k;
      }
      String[] details = Arrays.copyOfRange(known, 1, known.length);
      assertThat(ErrorSentence.of(new ModelFileException(Path.of(known[0]), fault, details)))
          .contains(known)
          .doesNotContain("{", "  ")
          .endsWith(".");
    }
  }

  private static String dashed(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
