/**
 * A working day in the real window, off-screen: real keys, real clicks, a picture of every view in
 * both themes and sizes, and a report of what a person would find wrong with them.
 */
@NullMarked
package studio.migr.app.tour;

import org.jspecify.annotations.NullMarked;
