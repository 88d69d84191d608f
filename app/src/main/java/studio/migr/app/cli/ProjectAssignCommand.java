package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.Condition;

/** {@code project assign}: deals clips out to annotators. */
@Command(
    name = "assign",
    description =
        "Deals all clips out to annotators as a round; a share of them goes to everybody, for agreement.",
    mixinStandardHelpOptions = true)
final class ProjectAssignCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--project", paramLabel = "DIR", required = true)
  private Path project = Path.of("");

  @Option(names = "--name", paramLabel = "NAME", required = true, description = "The round's name.")
  private String name = "";

  @Option(
      names = "--to",
      paramLabel = "NAME",
      split = ",",
      required = true,
      description = "The annotators, with commas between them.")
  private List<String> people = List.of();

  @Option(
      names = "--overlap",
      paramLabel = "SHARE",
      description = "Share of the clips that everybody judges, 0 to 1; 0.1 if not given.")
  private double overlap = 0.1;

  @Option(names = "--by", paramLabel = "NAME", required = true, description = "The lead.")
  private String by = "";

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  ProjectAssignCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ProjectException {
    if (!(overlap >= 0 && overlap <= 1)) {
      throw ProjectException.of("share.no-share", Double.toString(overlap));
    }
    try (Project open = Project.open(project)) {
      open.notices().forEach(console::say);
      open.awaitServer();
      RoundPlan plan =
          new RoundPlan(
              name,
              open.library().clips().stream().map(Clip::id).toList(),
              people,
              List.of(Condition.BOTH),
              RoundPlan.Sharing.EVERYONE_ALL,
              OptionalLong.empty(),
              false,
              OptionalDouble.of(overlap));
      open.rounds().start(by, plan);
      ObjectNode result = console.object().put("round", name);
      ObjectNode dealt = result.putObject("clips");
      people.forEach(who -> dealt.put(who, plan.clipsOf(who).size()));
      console.result(
          json,
          result,
          out ->
              people.forEach(
                  who ->
                      out.println(
                          Messages.text(
                              "share.assigned", who, Integer.toString(plan.clipsOf(who).size())))));
      return Exit.DONE;
    }
  }
}
