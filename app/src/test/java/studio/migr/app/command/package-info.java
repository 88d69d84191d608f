@NullMarked
package studio.migr.app.command;

import org.jspecify.annotations.NullMarked;
