package studio.migr.runtime.importance;

/** Where 95 of 100 repetitions with other people of the same mind would lie. */
public record ShareInterval(
    double audioLow, double audioHigh, double visualLow, double visualHigh) {}
