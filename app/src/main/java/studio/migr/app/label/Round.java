package studio.migr.app.label;

import java.time.Instant;

/**
 * A round of annotation.
 *
 * @param id its number: that of the event that started it
 * @param by who started it
 * @param closed whether it is over
 */
public record Round(long id, Instant started, String by, RoundPlan plan, boolean closed) {}
