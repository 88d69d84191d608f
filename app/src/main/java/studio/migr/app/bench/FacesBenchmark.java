package studio.migr.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.face.net.FaceBox;
import studio.migr.runtime.face.net.FaceCrop;
import studio.migr.runtime.face.net.FaceMesh;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.face.net.Picture;
import studio.migr.runtime.face.unit.FaceMeasures;
import studio.migr.runtime.face.unit.UnitReader;
import studio.migr.runtime.media.FrameReader;
import studio.migr.runtime.media.MediaProbe;
import studio.migr.runtime.media.VideoFrame;
import studio.migr.runtime.media.VideoTrack;
import studio.migr.runtime.work.Work;

/**
 * What a frame costs from the file to its action units when the detector looks at every one. In use
 * it looks at the first frame only, and again where the face is lost.
 */
public final class FacesBenchmark {
  private FacesBenchmark() {}

  /**
   * Measures a clip in which a face is to be seen.
   *
   * @return for one frame: decoding, detection, mesh, units; the floor is decoding without reading
   *     frames out, and the bare nets on a picture that is ready
   */
  public static Cost measure(Path clip, FaceNets nets) throws IOException {
    VideoTrack video = MediaProbe.probe(clip, Work.UNWATCHED).video().orElseThrow();
    frames(clip, video, nets, new CoreClock()); // warms the machine up
    CoreClock clock = new CoreClock();
    frames(clip, video, nets, clock);
    int count = video.frames().size();
    CoreClock bare = new CoreClock();
    StraightDecode.all(clip, video.stream());
    bare.count("decoding");
    nets.runBare(count);
    bare.count("nets");
    return new Cost(clock.each(count), bare.allFor(count));
  }

  private static void frames(Path clip, VideoTrack video, FaceNets nets, CoreClock clock)
      throws IOException {
    FaceMeasures measures = FaceMeasures.of(nets.kind());
    List<float @Nullable []> rows = new ArrayList<>();
    try (FrameReader reader = FrameReader.open(clip, video)) {
      clock.skip();
      for (int k = 0; k < video.frames().size(); k++) {
        VideoFrame frame = reader.read(k);
        clock.count("decoding");
        Picture picture = new Picture(frame.width(), frame.height(), frame.bgra());
        FaceBox face = nets.find(picture).getFirst();
        clock.count("detection");
        FaceMesh mesh = nets.withBlendshapes(nets.fit(picture, FaceCrop.around(face)));
        clock.count("mesh");
        rows.add(measures.of(mesh));
        clock.count("units");
      }
    }
    UnitReader.of(nets.kind()).intensities(rows);
    clock.count("units");
  }
}
