/**
 * Labels of stretches of the open clip: choosing, moving, marking and removing them. Knows no
 * control.
 */
@NullMarked
package studio.migr.app.segment;

import org.jspecify.annotations.NullMarked;
