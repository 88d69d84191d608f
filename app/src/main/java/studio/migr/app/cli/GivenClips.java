package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.migr.app.clip.Clip;
import studio.migr.app.project.Project;

/** The clips that a command is given, one after the other; one that fails does not end it. */
final class GivenClips {
  private GivenClips() {}

  /** Those that are named, or else all of the project. */
  static List<String> names(List<String> given, @Nullable Project open) {
    return given.isEmpty() && open != null
        ? open.library().clips().stream().map(Clip::id).toList()
        : given;
  }

  /** Lists a clip as failed, and says why. */
  static void fail(Console console, ArrayNode failed, String name, String reason) {
    failed.addObject().put("path", name).put("reason", reason);
    console.say(reason);
  }
}
