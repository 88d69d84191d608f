package studio.migr.app.exchange.source;

import java.io.IOException;
import java.util.List;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.Votes;
import studio.migr.app.project.Project;
import studio.migr.app.track.TrackRun;

/** Something that belongs to a clip and is no label. */
public sealed interface Attachment {

  /** What an attachment is counted as. */
  enum Kind {
    /** Timed texts, such as words spoken. */
    TRACK,
    /** Action units over time. */
    AU_TRACK,
    /** How many people chose each label. */
    VOTES
  }

  Kind kind();

  /** Something that becomes a file of the project: a transcript, a track of action units. */
  non-sealed interface Filed extends Attachment {
    /**
     * Puts it into the project, whole or not at all; where it is there already, it stays as it is.
     *
     * @param tracks takes timed texts, so that all of one import are taken back together
     * @return whether that was news
     */
    boolean attachTo(Project project, Clip clip, TrackRun tracks) throws IOException;
  }

  /** Something that becomes events of the journal, together with that of all other clips. */
  non-sealed interface Counted extends Attachment {
    @Override
    default Kind kind() {
      return Kind.VOTES;
    }

    /** The votes on {@code clip}. */
    List<Votes> votes(Clip clip);
  }
}
