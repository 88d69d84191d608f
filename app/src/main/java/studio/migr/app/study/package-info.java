/**
 * The importance study: whether a model's dominant modality is people's. Clips are drawn balanced
 * over what the model says, people judge them blind from sound alone, picture alone and both, and
 * say outright which carries the emotion.
 */
@NullMarked
package studio.migr.app.study;

import org.jspecify.annotations.NullMarked;
