package studio.migr.runtime.tokenizer;

import java.util.Arrays;
import java.util.Optional;

/**
 * How text is cut into words before pairs of bytes are merged: the regular expressions of the
 * families that use them. Others are refused, since an expression out of a file may run forever.
 */
enum SplitPattern {
  /** GPT-2, where it is part of the byte-level step itself. */
  GPT2("'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+"),
  /** Qwen 1.5 to 3: digits one by one. */
  QWEN2(
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
          + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"),
  /** GPT-4 and Llama 3: digits by three. */
  CL100K(
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
          + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+");

  private final String regex;

  SplitPattern(String regex) {
    this.regex = regex;
  }

  String regex() {
    return regex;
  }

  static Optional<SplitPattern> of(String regex) {
    return Arrays.stream(values()).filter(pattern -> pattern.regex.equals(regex)).findFirst();
  }
}
