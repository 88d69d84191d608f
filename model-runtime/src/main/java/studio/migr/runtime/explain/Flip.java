package studio.migr.runtime.explain;

/**
 * Where the most probable label changes.
 *
 * @param point the first point at which it is another, among the points of the trace
 * @param end how much of the text stands before that point
 */
public record Flip(int point, int end, String from, String to) {}
