/**
 * Runs as they are watched: their logs followed without reading anything twice, and what is to be
 * said of a trainer that works, ended, or died without a word.
 */
@NullMarked
package studio.migr.training.watch;

import org.jspecify.annotations.NullMarked;
