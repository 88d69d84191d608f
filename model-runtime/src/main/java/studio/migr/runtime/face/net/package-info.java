/**
 * Finds faces in a picture and lays a mesh of points over them, with MediaPipe's nets (Bazarevsky
 * et al. 2019, arXiv 1907.05047; Kartynnik et al. 2019, arXiv 1907.06724) run by OpenCV.
 */
@NullMarked
package studio.migr.runtime.face.net;

import org.jspecify.annotations.NullMarked;
