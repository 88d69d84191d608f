@NullMarked
package studio.migr.runtime.media;

import org.jspecify.annotations.NullMarked;
