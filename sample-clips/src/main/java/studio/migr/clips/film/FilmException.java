package studio.migr.clips.film;

import java.io.IOException;

/** A clip could not be written; the message is one sentence. */
public final class FilmException extends IOException {
  private static final long serialVersionUID = 1;

  FilmException(String sentence) {
    super(sentence);
  }
}
