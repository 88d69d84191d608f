package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.migr.app.label.Member;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;

/** {@code project member}: says who works on a project, and as what. */
@Command(
    name = "member",
    description = "Gives somebody a role, or lists the members.",
    mixinStandardHelpOptions = true)
final class ProjectMemberCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--project", paramLabel = "DIR", required = true)
  private Path project = Path.of("");

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "Who gets a role.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--role", paramLabel = "ROLE", description = "annotator (the default) or lead.")
  private String role = Member.Role.ANNOTATOR.id();

  @Option(names = "--by", paramLabel = "NAME", description = "The lead who says so.")
  private String by = "";

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  ProjectMemberCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ProjectException {
    Member.Role given =
        Member.Role.fromId(role).orElseThrow(() -> ProjectException.of("share.no-such-role", role));
    try (Project open = Project.open(project)) {
      open.notices().forEach(console::say);
      if (name.isPresent()) {
        open.members().name(by, new Member(name.get(), given));
      }
      ObjectNode result = console.object();
      ArrayNode list = result.putArray("members");
      for (Member member : open.members().all()) {
        list.addObject().put("name", member.name()).put("role", member.role().id());
      }
      console.result(
          json,
          result,
          out ->
              open.members()
                  .all()
                  .forEach(
                      member ->
                          out.println(
                              Messages.text("share.member." + member.role().id(), member.name()))));
      return Exit.DONE;
    }
  }
}
