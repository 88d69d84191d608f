package studio.migr.app.correction;

import studio.migr.runtime.au.ActionUnit;

/**
 * The lane whose values are corrected.
 *
 * @param corrects whose values it shows, as the track names its source
 */
public record UnitLane(ActionUnit unit, String corrects) {}
