package studio.migr.app.doctor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import studio.migr.runtime.ffmpeg.Ffmpeg;

/**
 * A process of its own that starts everything native without a network and without anything
 * unpacked before. Ends with 0 if that went well; {@link OfflineStartCheck} starts it.
 */
public final class OfflineStart {
  /** Exit code: the network could be reached although it was meant to be cut off. */
  static final int NOT_CUT_OFF = 3;

  private OfflineStart() {}

  public static void main(String[] arguments) throws Exception {
    if (resolves("example.org")) {
      System.exit(NOT_CUT_OFF);
    }
    Ffmpeg.load();
    Toolkit.drawOffScreen();
    Toolkit.startAndDraw();
    System.exit(0);
  }

  private static boolean resolves(String host) {
    try {
      return InetAddress.getAllByName(host).length > 0;
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
