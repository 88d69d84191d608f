package studio.migr.app.cli;

import picocli.CommandLine.Command;

/** {@code media}: what is in a media file, and its frames. */
@Command(
    name = "media",
    mixinStandardHelpOptions = true,
    description = "Describe media files and read their frames.",
    subcommands = {MediaProbeCommand.class, MediaFrameCommand.class})
final class MediaCommand {}
