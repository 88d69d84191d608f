package studio.migr.app.exchange.source;

import java.io.IOException;
import studio.migr.app.clip.Clip;
import studio.migr.app.project.Project;
import studio.migr.app.track.TrackRun;

/** Something that belongs to a clip and is no label: a transcript, a track of action units. */
public interface Attachment {
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

  /** What to call it, for people. */
  String name();

  /**
   * Puts it into the project, whole or not at all; where it is there already, it stays as it is.
   *
   * @param tracks takes timed texts, so that all of one import are taken back together
   * @return whether that was news
   */
  boolean attachTo(Project project, Clip clip, TrackRun tracks) throws IOException;
}
