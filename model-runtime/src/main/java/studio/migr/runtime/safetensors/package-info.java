/**
 * The safetensors format: a length, a JSON header of names, types, shapes and offsets, then the
 * bytes. Read by mapping the file into memory, so that nothing is copied until it is used.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
@NullMarked
package studio.migr.runtime.safetensors;

import org.jspecify.annotations.NullMarked;
