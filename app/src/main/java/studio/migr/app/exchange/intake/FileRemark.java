package studio.migr.app.exchange.intake;

import java.nio.file.Path;

/**
 * A sentence about a file.
 *
 * @param reason one sentence
 */
public record FileRemark(Path path, String reason) {}
