/**
 * Plots of what a clip or a project holds, drawn by JFreeChart: on screen, and as SVG, PNG or CSV
 * for a paper.
 */
@NullMarked
package studio.migr.app.plot;

import org.jspecify.annotations.NullMarked;
