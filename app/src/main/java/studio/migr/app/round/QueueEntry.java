package studio.migr.app.round;

import studio.migr.app.label.RoundEntry;

/**
 * One line of a person's queue.
 *
 * @param number place in the queue, from 1: a clip's name could tell what it shows
 * @param clipName what the clip is called
 */
public record QueueEntry(int number, RoundEntry entry, boolean done, String clipName) {}
