package studio.migr.app.label;

/**
 * Two judgements of one key that were made in two copies of a project, the later one without
 * knowing of the earlier one. It is over as soon as somebody who knows both judges again.
 *
 * @param holds the later one, which is the current label until somebody decides
 * @param other the earlier one
 */
public record LabelConflict(LabelEvent holds, LabelEvent other) {}
