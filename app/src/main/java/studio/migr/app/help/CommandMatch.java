package studio.migr.app.help;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import studio.migr.app.command.Command;
import studio.migr.app.message.Messages;

/** How well a command fits what someone typed. */
record CommandMatch(Command command, int rank) {

  /**
   * The commands that have each word of {@code query} in their words or in the name of their group,
   * best first: where the words begin with the query, then where one of the words does, then the
   * others; each in the order in which they were declared.
   */
  static List<Command> best(String query, List<Command> commands) {
    String wanted = query.strip().toLowerCase(Locale.ROOT);
    return commands.stream()
        .flatMap(command -> of(wanted, command))
        .sorted(Comparator.comparingInt(CommandMatch::rank))
        .map(CommandMatch::command)
        .toList();
  }

  private static Stream<CommandMatch> of(String wanted, Command command) {
    String text = command.text().toLowerCase(Locale.ROOT);
    String all = text + " " + group(command).toLowerCase(Locale.ROOT);
    if (!Stream.of(wanted.split("\\s+")).allMatch(all::contains)) {
      return Stream.empty();
    }
    int rank = text.startsWith(wanted) ? 0 : text.contains(" " + wanted) ? 1 : 2;
    return Stream.of(new CommandMatch(command, rank));
  }

  /** The name of the command's group, as the sheet of keys has it. */
  static String group(Command command) {
    return Messages.text("help.group." + command.feature());
  }
}
