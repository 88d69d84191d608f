/** Every action a user can take, declared once: words, icon, keys, when it is possible. */
@NullMarked
package studio.migr.app.command;

import org.jspecify.annotations.NullMarked;
