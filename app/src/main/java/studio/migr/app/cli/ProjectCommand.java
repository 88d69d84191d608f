package studio.migr.app.cli;

import picocli.CommandLine.Command;

/** {@code project}: whole projects, on one machine or shared by several. */
@Command(
    name = "project",
    mixinStandardHelpOptions = true,
    description =
        "Share a project through a PostgreSQL of the lab, join one, bring it home again, and merge"
            + " projects that grew apart. Passwords come from PGPASSWORD or from ~/.pgpass.",
    subcommands = {
      ProjectShareCommand.class,
      ProjectJoinCommand.class,
      ProjectLeaveCommand.class,
      ProjectSyncCommand.class,
      ProjectMemberCommand.class,
      ProjectAssignCommand.class,
      ProjectMediaCommand.class,
      ProjectMergeCommand.class,
      ProjectConflictsCommand.class
    })
final class ProjectCommand {}
