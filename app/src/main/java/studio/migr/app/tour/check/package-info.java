/**
 * What a person would find wrong with a screen, found by program: text that is hard to read, cut or
 * covered, controls that Tab does not reach or a screen reader cannot name. Each check looks at a
 * live scene that is shown in a window; all run on the JavaFX thread.
 *
 * <p>Two style classes let a view say that it knows better. {@code may-ellipsize}: this text may be
 * cut, its tooltip tells the whole. {@code not-in-tab-order}: Tab passes this control by, its
 * accessible help or tooltip tells the key that does the same.
 */
@NullMarked
package studio.migr.app.tour.check;

import org.jspecify.annotations.NullMarked;
