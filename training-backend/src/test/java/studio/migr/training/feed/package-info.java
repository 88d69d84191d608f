@NullMarked
package studio.migr.training.feed;

import org.jspecify.annotations.NullMarked;
