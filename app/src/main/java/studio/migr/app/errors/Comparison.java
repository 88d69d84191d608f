package studio.migr.app.errors;

import studio.migr.runtime.emotion.Condition;

/**
 * Which two are held against each other.
 *
 * @param rows whose labels the rows are, such as what is right
 * @param columns whose labels the columns are, such as a model's
 * @param condition what both were given; the reference is the same under all
 */
public record Comparison(Source rows, Source columns, Condition condition) {}
