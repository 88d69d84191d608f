package studio.migr.runtime.tokenizer;

/**
 * A piece of text that is one token wherever it stands, such as {@code <|im_end|>}.
 *
 * @param special whether it steers the model and is left out of what people read
 */
record AddedToken(int id, String text, boolean special) {}
