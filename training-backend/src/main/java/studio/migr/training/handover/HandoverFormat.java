package studio.migr.training.handover;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The form in which one trainer reads data. */
public sealed interface HandoverFormat permits MsSwiftFormat, LlamaFactoryFormat, TrlFormat {

  /** The name on the command line. */
  String id();

  /** Whether the trainer has this stage. */
  boolean supports(Stage stage);

  /**
   * Writes the data and what the trainer needs beside it.
   *
   * @param part {@code train} or {@code validation}
   */
  void write(Path folder, String part, Stage stage, List<MessageRow> rows) throws IOException;

  /** The command that trains, for a shell in the folder; further options come as {@code "$@"}. */
  String command(Stage stage);

  /** What the trainer would not take, or would drop without a word; empty if all is well. */
  List<HandoverProblem> check(Path folder, String part, Stage stage) throws IOException;
}
