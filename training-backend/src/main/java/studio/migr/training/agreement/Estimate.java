package studio.migr.training.agreement;

import java.util.Optional;
import studio.migr.training.evaluate.Figure;
import studio.migr.training.evaluate.Interval;

/**
 * A figure with its interval.
 *
 * @param interval over units that are drawn anew; empty where the figure is too often not defined
 */
public record Estimate(Figure figure, Optional<Interval> interval) {}
