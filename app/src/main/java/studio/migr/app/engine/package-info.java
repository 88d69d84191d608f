/**
 * The engine in the window: the process with the model, its state, the models that the user has,
 * and questions about the clip. What crosses to the process is in {@code
 * studio.migr.runtime.serve}; none of it is loaded before a model is.
 */
@NullMarked
package studio.migr.app.engine;

import org.jspecify.annotations.NullMarked;
