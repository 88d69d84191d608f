/** Answers token by token: reading the prompt, the cache, sampling, streaming, stopping. */
@NullMarked
package studio.migr.runtime.generate;

import org.jspecify.annotations.NullMarked;
