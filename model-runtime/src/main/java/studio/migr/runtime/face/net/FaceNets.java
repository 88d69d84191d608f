package studio.migr.runtime.face.net;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bytedeco.opencv.global.opencv_core;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.face.net.FaceNetsException.Reason;

/**
 * The nets of one source, ready to run. For one thread; several can be open at a time.
 *
 * <p>There are two sources: the nets packed with the studio (468 points), and Google's {@code
 * face_landmarker.task} (478 points and blendshapes), which users fetch themselves.
 */
public final class FaceNets implements AutoCloseable {
  private static final String PACKED_DETECTOR = "face_detection_short_range.tflite";
  private static final String PACKED_MESH = "face_landmark.tflite";
  private static final MeshNet.Layout MESH_468 =
      new MeshNet.Layout(192, 468, "conv2d_21", "conv2d_31");
  private static final MeshNet.Layout MESH_478 =
      new MeshNet.Layout(256, 478, "Identity", "Identity_1");
  private static final int MOST_BYTES = 64 << 20;

  /** Which nets. */
  public enum Kind {
    /** MediaPipe Face Mesh with 468 points. */
    FACE_MESH("MediaPipe Face Mesh 0.4.1657299874"),
    /** MediaPipe Face Landmarker with 478 points and 52 blendshapes. */
    FACE_LANDMARKER("MediaPipe Face Landmarker");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** Name with version, as in the source of a track. */
    public String title() {
      return title;
    }
  }

  private final Kind kind;
  private final FaceDetector detector;
  private final MeshNet mesh;
  private final @Nullable BlendshapeNet blendshapes;

  private FaceNets(
      Kind kind, FaceDetector detector, MeshNet mesh, @Nullable BlendshapeNet blendshapes) {
    this.kind = kind;
    this.detector = detector;
    this.mesh = mesh;
    this.blendshapes = blendshapes;
  }

  /** Whether the build packed nets. */
  public static boolean arePacked() {
    return FaceNets.class.getResource(PACKED_MESH) != null
        && FaceNets.class.getResource(PACKED_DETECTOR) != null;
  }

  /**
   * The landmarker's nets, if the user named one, else those packed with the studio.
   *
   * @param landmarker a {@code face_landmarker.task}
   * @throws FaceNetsException if these cannot be had
   */
  public static FaceNets open(Optional<Path> landmarker) throws FaceNetsException {
    checkOpenCv();
    return landmarker.isPresent() ? ofLandmarker(landmarker.get()) : packed();
  }

  /**
   * Loads OpenCV and keeps it to one thread: several clips at once are faster than one clip on
   * several threads, and the studio leaves cores to the player.
   */
  private static void checkOpenCv() throws FaceNetsException {
    try {
      opencv_core.setNumThreads(1);
    } catch (LinkageError e) {
      throw new FaceNetsException(Reason.NO_OPENCV, String.valueOf(e.getMessage()));
    }
  }

  private static FaceNets packed() throws FaceNetsException {
    if (!arePacked()) {
      throw new FaceNetsException(Reason.NOT_PACKED, PACKED_MESH);
    }
    return new FaceNets(
        Kind.FACE_MESH,
        new FaceDetector(resource(PACKED_DETECTOR)),
        new MeshNet(resource(PACKED_MESH), MESH_468),
        null);
  }

  private static byte[] resource(String name) throws FaceNetsException {
    try (InputStream in = FaceNets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FaceNetsException(Reason.NOT_PACKED, name);
      }
      return in.readAllBytes();
    } catch (FaceNetsException e) {
      throw e;
    } catch (IOException e) {
      throw new FaceNetsException(Reason.NOT_PACKED, name + ", " + e.getMessage());
    }
  }

  private static FaceNets ofLandmarker(Path task) throws FaceNetsException {
    FaceDetector detector = null;
    MeshNet mesh = null;
    try (ZipFile zip = new ZipFile(task.toFile())) {
      detector = new FaceDetector(entry(zip, "face_detector.tflite"));
      mesh = new MeshNet(entry(zip, "face_landmarks_detector.tflite"), MESH_478);
      BlendshapeNet scores = new BlendshapeNet(entry(zip, "face_blendshapes.tflite"));
      return new FaceNets(Kind.FACE_LANDMARKER, detector, mesh, scores);
    } catch (IOException | RuntimeException e) { // OpenCV throws RuntimeException at what is no net
      if (mesh != null) {
        mesh.close();
      }
      if (detector != null) {
        detector.close();
      }
      throw new FaceNetsException(Reason.NO_LANDMARKER, task.toString());
    }
  }

  private static byte[] entry(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("no " + name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MOST_BYTES);
      if (in.read() >= 0) {
        throw new IOException(name + " is too large");
      }
      return bytes;
    }
  }

  public Kind kind() {
    return kind;
  }

  /** The names of the blendshapes, in the order of {@link FaceMesh#blendshapes()}. */
  public static List<String> blendshapeNames() {
    return BlendshapeNet.NAMES;
  }

  /** All faces of a picture, the surest first. */
  public List<FaceBox> find(Picture picture) {
    return detector.find(picture);
  }

  /** Lays the mesh over what is in the square; its presence says whether that is a face. */
  public FaceMesh fit(Picture picture, FaceCrop crop) {
    return mesh.fit(picture, crop);
  }

  /** The mesh with blendshapes, if there is a net for them. */
  public FaceMesh withBlendshapes(FaceMesh bare) {
    return blendshapes == null
        ? bare
        : new FaceMesh(bare.xyz(), bare.presence(), blendshapes.scores(bare));
  }

  /**
   * Runs detector, mesh and blendshapes {@code times} times on an empty picture that is ready for
   * them: what they cost by themselves, for benchmarks.
   */
  public void runBare(int times) {
    for (int k = 0; k < times; k++) {
      detector.runBare();
      mesh.runBare();
      if (blendshapes != null) {
        blendshapes.runBare();
      }
    }
  }

  @Override
  public void close() {
    detector.close();
    mesh.close();
    if (blendshapes != null) {
      blendshapes.close();
    }
  }
}
