package studio.migr.app.engine;

import studio.migr.app.task.Job;

/**
 * A model that could be asked beside the one that is loaded.
 *
 * @param name for people
 * @param wish looks how it is loaded, which may take a while
 */
public record OtherModel(String name, Job<LoadWish> wish) {}
