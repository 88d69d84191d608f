package studio.migr.runtime.media;

import java.nio.ByteBuffer;

/**
 * One decoded picture, upright, ready to draw.
 *
 * @param index number in presentation order, from 0
 * @param pts presentation time stamp in the stream's time base
 * @param width width in pixels after rotation
 * @param height height in pixels after rotation
 * @param bgra direct buffer, rows of {@code width} pixels without padding, 8-bit blue, green, red,
 *     alpha = 255; read only by contract, and valid as long as anyone holds it (memory belongs to
 *     the garbage collector)
 */
public record VideoFrame(int index, long pts, int width, int height, ByteBuffer bgra) {}
