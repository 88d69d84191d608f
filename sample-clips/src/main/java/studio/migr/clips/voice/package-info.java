/**
 * The speaking voice: a source-filter synthesiser (Klatt 1980; Klatt & Klatt 1990) whose melody,
 * tempo and phonation follow what was measured in emotional speech. What it says is known: every
 * period of the voice, every closure of the lips.
 */
@NullMarked
package studio.migr.clips.voice;

import org.jspecify.annotations.NullMarked;
