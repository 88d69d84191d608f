/**
 * The words of the domain: emotion schemes, the dominant modality, the condition of a judgement.
 */
@NullMarked
package studio.migr.runtime.emotion;

import org.jspecify.annotations.NullMarked;
