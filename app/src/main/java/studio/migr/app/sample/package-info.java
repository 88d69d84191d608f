/**
 * The project of generated clips that a newcomer meets, with the labels of two simulated
 * annotators.
 */
@NullMarked
package studio.migr.app.sample;

import org.jspecify.annotations.NullMarked;
