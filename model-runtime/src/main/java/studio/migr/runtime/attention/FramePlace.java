package studio.migr.runtime.attention;

/**
 * The square of a frame that a model saw, where it did not see all of it.
 *
 * @param x of its centre, as a share of the frame's width
 * @param y of its centre, as a share of the frame's height
 * @param width as a share of the frame's width
 * @param height as a share of the frame's height
 * @param tilt about its centre, in radians, positive clockwise
 */
public record FramePlace(double x, double y, double width, double height, double tilt) {}
