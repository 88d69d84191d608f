@NullMarked
package studio.migr.app.thumbnail;

import org.jspecify.annotations.NullMarked;
