/**
 * Which clips are judged differently, by models and by people, and why: the matrix of two judges,
 * the clips behind each of its cells, and what is known of each of them.
 */
@NullMarked
package studio.migr.app.errors;

import org.jspecify.annotations.NullMarked;
