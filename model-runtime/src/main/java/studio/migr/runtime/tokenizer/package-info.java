/**
 * Text to tokens and back, by Hugging Face's tokenizers library. What a checkpoint's files say is
 * checked and written anew before that library sees it, since it ends the process over what it does
 * not expect.
 */
@NullMarked
package studio.migr.runtime.tokenizer;

import org.jspecify.annotations.NullMarked;
