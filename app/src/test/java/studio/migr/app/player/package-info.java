@NullMarked
package studio.migr.app.player;

import org.jspecify.annotations.NullMarked;
