package studio.migr.app.message;

/** An exception of ours that brings its own sentence for the user. */
public interface Explained {
  /** One sentence: what is wrong with what, and what to do. */
  String sentence();
}
