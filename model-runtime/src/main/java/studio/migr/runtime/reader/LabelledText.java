package studio.migr.runtime.reader;

/** A text with the emotion it speaks of, from which a reader learns. */
public record LabelledText(String text, String label) {}
