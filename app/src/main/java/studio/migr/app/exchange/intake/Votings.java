package studio.migr.app.exchange.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import studio.migr.app.exchange.source.Attachment;
import studio.migr.app.label.Votes;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;

/** The votes of an import, on all its clips: they come in together or not at all. */
final class Votings {
  private final List<Votes> votes = new ArrayList<>();
  private final Set<String> clips = new HashSet<>();
  private final Set<Path> sources = new LinkedHashSet<>();

  void add(Intended.ToAttach place, Attachment.Counted counted) {
    votes.addAll(counted.votes(place.clip()));
    clips.add(place.clip().id());
    sources.add(place.source());
  }

  /** On how many clips there are votes. */
  int clips() {
    return clips.size();
  }

  /**
   * @param failed gets each file whose votes could not be saved
   * @return for how many clips something was news
   */
  int save(Project project, List<FileRemark> failed) {
    if (votes.isEmpty()) {
      return 0;
    }
    try {
      return project.votes().add(votes).size();
    } catch (ProjectException e) {
      sources.forEach(file -> failed.add(new FileRemark(file, e.sentence())));
      return 0;
    }
  }
}
