package studio.migr.app.label;

import java.time.Instant;
import studio.migr.runtime.au.ActionUnit;

/**
 * What a person said of an action unit over a stretch of a clip. Corrections are never changed: a
 * later one of the same person, source and unit counts where both lie.
 *
 * @param id number in the project's journal, from 1, never used twice
 * @param change number of the undoable step it belongs to
 * @param corrects whose values it stands in for, as {@code AuTrack} names its source
 * @param stretch in ticks of the video stream
 */
public record UnitCorrection(
    long id,
    long change,
    Instant time,
    String clipId,
    String annotator,
    String corrects,
    ActionUnit unit,
    Segment stretch,
    UnitValue value) {}
