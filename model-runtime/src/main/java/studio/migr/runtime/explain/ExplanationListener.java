package studio.migr.runtime.explain;

import studio.migr.runtime.attention.PositionMap;
import studio.migr.runtime.generate.GeneratedToken;
import studio.migr.runtime.importance.ModelCondition;

/** Hears an explanation while it is made, on the thread that makes it. */
public interface ExplanationListener {
  /** Nobody listens. */
  ExplanationListener NOBODY =
      new ExplanationListener() {
        @Override
        public void perceived(PositionMap positions, double perceiveMs) {}

        @Override
        public void token(ModelCondition condition, GeneratedToken token, String text) {}
      };

  /**
   * The clip is seen and heard.
   *
   * @param positions of the prompt with sound and picture
   */
  void perceived(PositionMap positions, double perceiveMs);

  /**
   * A token of an answer.
   *
   * @param text what became readable with it
   */
  void token(ModelCondition condition, GeneratedToken token, String text);
}
