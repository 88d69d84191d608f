/**
 * Facial action units over a clip, as a tool measured them (Facial Action Coding System, Ekman,
 * Friesen and Hager 2002).
 */
@NullMarked
package studio.migr.runtime.au;

import org.jspecify.annotations.NullMarked;
