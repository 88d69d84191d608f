/** Files of action units as they are taken in and written: OpenFace 2 and py-feat. */
@NullMarked
package studio.migr.app.exchange.face;

import org.jspecify.annotations.NullMarked;
