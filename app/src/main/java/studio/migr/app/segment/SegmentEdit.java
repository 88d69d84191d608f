package studio.migr.app.segment;

import studio.migr.app.label.LabelKey;
import studio.migr.app.player.TimeRange;

/**
 * A segment while it is dragged.
 *
 * @param key of the segment as it is saved
 * @param range where it would be now
 */
public record SegmentEdit(LabelKey key, TimeRange range) {}
