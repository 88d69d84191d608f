/**
 * Why a model answers as it does: its answers to sound, picture, both and neither, the moment in
 * its reasoning at which it decides, where its attention goes, and what changes when that is taken
 * away.
 */
@NullMarked
package studio.migr.runtime.explain;

import org.jspecify.annotations.NullMarked;
