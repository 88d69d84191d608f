package studio.migr.training.sft;

/**
 * What a training would be, before it begins.
 *
 * @param longest places of the longest sample of the first step
 * @param memoryBytes about, at its highest
 * @param seconds about, from one part of a step as it went just now
 */
public record SftPlan(
    int samples,
    int validationSamples,
    long stepsOfEpoch,
    long steps,
    long trainedNumbers,
    int longest,
    long memoryBytes,
    double seconds) {}
