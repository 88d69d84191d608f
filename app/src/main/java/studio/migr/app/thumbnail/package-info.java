/** Small pictures of clips, made in the background when first needed and kept in the cache. */
@NullMarked
package studio.migr.app.thumbnail;

import org.jspecify.annotations.NullMarked;
