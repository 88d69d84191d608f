package studio.migr.runtime.explain;

import studio.migr.runtime.importance.LabelProbabilities;
import studio.migr.runtime.reasoning.SegmentKind;

/**
 * What the answer would be if the model had to give it now.
 *
 * @param end how much of the text stands before it, in {@code char}s; 0 before any reasoning
 * @param tokens how many tokens of the answer stand before it
 * @param kind what the sentence before it belongs to; for the first point {@link SegmentKind#TEXT}
 */
public record TracePoint(int end, int tokens, SegmentKind kind, LabelProbabilities probabilities) {}
