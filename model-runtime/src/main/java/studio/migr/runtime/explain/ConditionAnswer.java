package studio.migr.runtime.explain;

import studio.migr.runtime.importance.LabelProbabilities;

/**
 * What a model answers under one condition.
 *
 * @param text all that it wrote
 * @param answer the label that it wrote, else the most probable one where its answer would stand
 * @param written whether it wrote a label of the scheme
 * @param probabilities of the labels at the place of its answer
 */
public record ConditionAnswer(
    String text, String answer, boolean written, LabelProbabilities probabilities) {}
