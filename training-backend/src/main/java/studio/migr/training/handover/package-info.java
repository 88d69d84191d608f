/**
 * Data sets for trainers elsewhere: a folder with clips, messages and a script, in the form that
 * ms-swift, LLaMA-Factory or TRL document, checked against that form.
 */
@NullMarked
package studio.migr.training.handover;

import org.jspecify.annotations.NullMarked;
