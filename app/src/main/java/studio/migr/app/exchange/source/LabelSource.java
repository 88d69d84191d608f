package studio.migr.app.exchange.source;

import java.io.IOException;
import studio.migr.runtime.emotion.EmotionWords;

/**
 * Reads one kind of file. Safe for several threads.
 *
 * <p>The kinds are asked in the order of their list; the first that recognises a file reads it, so
 * those with a narrow idea of their files stand before those with a wide one.
 */
public interface LabelSource {

  /** Names the kind in messages, as in {@code exchange.kind.eaf}. */
  String kind();

  /** Whether a file that begins so is of this kind. Looks at content first, at the name last. */
  boolean recognises(FileHead head);

  /**
   * Reads the whole file and changes nothing.
   *
   * @param words which words mean which emotion of the project
   * @throws UnreadableFileException if it cannot be read as what it seemed to be: with one sentence
   * @throws IOException if its bytes cannot be had
   */
  Findings read(FileHead head, EmotionWords words) throws IOException;
}
