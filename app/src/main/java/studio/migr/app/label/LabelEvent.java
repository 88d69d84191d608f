package studio.migr.app.label;

import java.time.Instant;

/**
 * One judgement as it was made. Events are never changed; a later event of the same key takes its
 * place.
 *
 * @param id number in the project's journal, from 1, never used twice
 * @param change number of the undoable step it belongs to: the id of the first event of the step
 * @param time when it was made
 */
public record LabelEvent(long id, long change, Instant time, LabelKey key, Judgement judgement) {}
