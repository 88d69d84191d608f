/**
 * Makes clips of invented people whose emotion, facial action units, voice and dominant modality
 * are known because a program drew and spoke them. They say nothing about real people.
 */
@NullMarked
package studio.migr.clips;

import org.jspecify.annotations.NullMarked;
