/**
 * What a model's {@code config.json} says: sizes of its parts, as records that hold only what can
 * be. Files of transformers 4 and 5 are read.
 */
@NullMarked
package studio.migr.runtime.config;

import org.jspecify.annotations.NullMarked;
