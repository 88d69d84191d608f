package studio.migr.app.thumbnail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.clip.Clip;
import studio.migr.app.project.Project;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.cache.CheckedFile;
import studio.migr.runtime.media.FrameReader;
import studio.migr.runtime.media.VideoTrack;

/**
 * Makes the small picture of a clip, or takes it from the project's cache. Reads and decodes files:
 * for a background thread.
 */
final class ThumbnailFile {
  /** Twice the size that lists show, for screens at 200 %. */
  static final int WIDTH = 80;

  static final int HEIGHT = 60;

  private static final Logger LOG = LoggerFactory.getLogger(ThumbnailFile.class);

  private ThumbnailFile() {}

  /**
   * The picture as the bytes of a JPEG file; empty if the clip has none or cannot be read.
   *
   * @param measured whether action units of the clip are known, so that its apex is
   */
  static Optional<byte[]> of(Project project, Clip clip, boolean measured) {
    if (!clip.hasPicture()) {
      return Optional.empty();
    }
    Path file =
        project
            .cacheFolder()
            .resolve("thumbnails")
            .resolve(clip.id() + (measured ? ".apex" : ".middle"));
    Optional<byte[]> kept = CheckedFile.read(file).map(ThumbnailFile::bytes);
    if (kept.isPresent() || clip.missing()) {
      return kept;
    }
    try {
      byte[] made = make(project, clip, measured);
      if (project.readOnlyReason().isEmpty()) {
        ByteBuffer room = CheckedFile.room(made.length + Integer.BYTES); // and its checksum
        CheckedFile.write(file, room.put(made));
      }
      return Optional.of(made);
    } catch (IOException | RuntimeException e) {
      LOG.info("No thumbnail of {}", clip.path(), e); // opening the clip tells the user why
      return Optional.empty();
    }
  }

  private static byte[] bytes(ByteBuffer kept) {
    byte[] bytes = new byte[kept.remaining()];
    kept.get(bytes);
    return bytes;
  }

  private static byte[] make(Project project, Clip clip, boolean measured) throws IOException {
    VideoTrack video = project.library().media(clip.id()).video().orElseThrow();
    List<AuTrack> faces = measured ? project.auTracks().of(clip.id()) : List.of();
    try (FrameReader reader = FrameReader.open(clip.path(), video)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      int frame = Apex.of(video, faces, clip.startMs());
      ImageIO.write(SmallPicture.of(reader.read(frame), WIDTH, HEIGHT), "jpg", out);
      return out.toByteArray();
    }
  }
}
