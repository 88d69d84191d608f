/** Folders that hold a model, in the layout of Hugging Face's libraries. */
@NullMarked
package studio.migr.runtime.checkpoint;

import org.jspecify.annotations.NullMarked;
