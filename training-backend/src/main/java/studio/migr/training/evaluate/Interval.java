package studio.migr.training.evaluate;

/** Where 95 of 100 repetitions with other clips, or other people, of the same kind would lie. */
public record Interval(double low, double high) {}
