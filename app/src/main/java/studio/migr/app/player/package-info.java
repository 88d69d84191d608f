/**
 * The player: the clip that is open, its picture, its transport.
 *
 * <p>{@link studio.migr.app.player.PlayerModel} is the one place that knows where the clip stands;
 * the timeline and the label panel read it and never ask the decoder.
 */
@NullMarked
package studio.migr.app.player;

import org.jspecify.annotations.NullMarked;
