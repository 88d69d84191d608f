/** What a model says of clips and why, for commands: asked in this process, kept in the cache. */
@NullMarked
package studio.migr.app.predict;

import org.jspecify.annotations.NullMarked;
