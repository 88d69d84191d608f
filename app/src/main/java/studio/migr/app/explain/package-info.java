/**
 * Where a model looked when it wrote an answer: on its words, on the picture, along the clip, and
 * as a map of tokens by time. Everything here is of the model: hollow, and no label.
 */
@NullMarked
package studio.migr.app.explain;

import org.jspecify.annotations.NullMarked;
