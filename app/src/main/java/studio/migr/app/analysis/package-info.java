/**
 * What the loaded model says of the clip on screen under each condition, and why: asked by itself,
 * kept in the project's cache, and asked ahead for the next clips of the list.
 */
@NullMarked
package studio.migr.app.analysis;

import org.jspecify.annotations.NullMarked;
