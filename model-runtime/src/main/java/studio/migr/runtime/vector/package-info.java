/**
 * The decoder's next position computed by the processor's vector instructions, from the weights and
 * the cache of the graph where they lie. {@code docs/graphs.md} says why.
 */
@NullMarked
package studio.migr.runtime.vector;

import org.jspecify.annotations.NullMarked;
