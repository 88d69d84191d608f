package studio.migr.app.label;

import java.time.Instant;

/**
 * A person made what a model proposed a label of their own. The label itself is an event beside it,
 * in the same change.
 *
 * @param id number in the project's journal, from 1, never used twice
 * @param change number of the undoable step, that of the label
 * @param key what the label is about
 */
public record AcceptedSuggestion(
    long id, long change, Instant time, LabelKey key, Suggestion suggestion) {}
