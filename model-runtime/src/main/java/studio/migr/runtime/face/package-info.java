/**
 * Measures faces in clips: which one to follow, where its points are, and from them the action
 * units. What is measured is an estimate of a method, never the truth about a person.
 */
@NullMarked
package studio.migr.runtime.face;

import org.jspecify.annotations.NullMarked;
