package studio.migr.app.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.importance.PeopleVotes;
import studio.migr.app.predict.TruthBeside;
import studio.migr.app.project.Project;
import studio.migr.training.dataset.ClipRecord;

/** The right labels of clips, as far as somebody knows them. Any thread. */
final class Truths {
  private static final Logger LOG = LoggerFactory.getLogger(Truths.class);

  private final TruthBeside generated = new TruthBeside();

  /** Of a generated clip, what its makers wrote; else what the clip's data sets agree on. */
  synchronized Optional<String> of(Project project, String clip, Path file) {
    Optional<String> made = Optional.empty();
    try {
      made = generated.of(file).map(ClipRecord::label);
    } catch (IOException e) {
      LOG.warn("The truth beside {} cannot be read", file, e);
    }
    return made.or(() -> PeopleVotes.of(project, clip).trueLabel())
        .filter(project.scheme()::contains);
  }
}
