package studio.migr.runtime.serve;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.face.FaceCutter;
import studio.migr.runtime.face.net.FaceCrop;
import studio.migr.runtime.face.net.FaceNetsException;
import studio.migr.runtime.features.BicubicResize;
import studio.migr.runtime.features.FrameSampling;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.FrameReader;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.VideoFrame;
import studio.migr.runtime.media.VideoTrack;
import studio.migr.runtime.serve.protocol.Picture;
import studio.migr.runtime.serve.protocol.Question;
import studio.migr.runtime.serve.protocol.Senses;
import studio.migr.runtime.sound.PcmReader;
import studio.migr.runtime.work.Work;

/**
 * What a model is given of a clip: as many frames as it was trained with, from the middles of equal
 * stretches, and the first half minute of its sound. Made where the clip lies, so that the engine
 * may be on another machine. A model that sees faces only gets those, and the whole frame where no
 * face is found.
 */
public final class ClipQuestion {
  private static final int MOST_SECONDS = 30;
  private static final int BYTES_OF_A_PIXEL = 4;

  private ClipQuestion() {}

  /**
   * @param condition whether the model gets sound, picture or both; what the clip lacks is left out
   * @param work counts frames
   * @throws MediaException if the clip cannot be read
   * @throws FaceNetsException if the model sees faces only, and what finds them cannot be had
   */
  public static Question about(
      Path file, MediaInfo info, Condition condition, Senses senses, String words, Work work)
      throws MediaException, FaceNetsException {
    Question.Builder question = Question.newBuilder().setWords(words);
    if (condition.hasPicture() && info.video().isPresent()) {
      addPictures(file, info.video().get(), senses, question, work);
    }
    if (condition.hasSound() && !info.audio().isEmpty()) {
      work.check();
      question.setSound(sound(file, info.audio().getFirst(), senses.getSampleRate()));
    }
    return question.build();
  }

  private static void addPictures(
      Path file, VideoTrack track, Senses senses, Question.Builder question, Work work)
      throws MediaException, FaceNetsException {
    int[] indices = FrameSampling.middles(track.frames().size(), senses.getFrames());
    try (FrameReader reader = FrameReader.open(file, track);
        FaceCutter faces = senses.getFaceCrops() ? FaceCutter.open() : null) {
      for (int k = 0; k < indices.length; k++) {
        work.check();
        work.progress(k, indices.length);
        question.addPictures(picture(reader.read(indices[k]), senses.getImageSize(), faces));
      }
    }
  }

  private static Picture picture(VideoFrame frame, int size, @Nullable FaceCutter faces) {
    Picture.Builder picture = Picture.newBuilder().setWidth(size).setHeight(size);
    Optional<FaceCutter.Cut> face = faces == null ? Optional.empty() : faces.next(frame, size);
    if (face.isPresent()) {
      FaceCrop place = face.get().place();
      return picture
          .setRgb(ByteString.copyFrom(face.get().rgb()))
          .setPlace(
              Picture.Place.newBuilder()
                  .setX(place.x() / frame.width())
                  .setY(place.y() / frame.height())
                  .setWidth(place.side() / frame.width())
                  .setHeight(place.side() / frame.height())
                  .setTilt(place.tilt()))
          .build();
    }
    byte[] whole = BicubicResize.resize(rgb(frame), frame.width(), frame.height(), size, size);
    return picture.setRgb(ByteString.copyFrom(whole)).build();
  }

  private static byte[] rgb(VideoFrame frame) {
    ByteBuffer bgra = frame.bgra().duplicate();
    byte[] pixels = new byte[frame.width() * frame.height() * BYTES_OF_A_PIXEL];
    bgra.get(pixels);
    byte[] rgb = new byte[frame.width() * frame.height() * 3];
    for (int from = 0, to = 0; to < rgb.length; from += BYTES_OF_A_PIXEL, to += 3) {
      rgb[to] = pixels[from + 2];
      rgb[to + 1] = pixels[from + 1];
      rgb[to + 2] = pixels[from];
    }
    return rgb;
  }

  private static ByteString sound(Path file, AudioTrack track, int rate) throws MediaException {
    float[] samples = new float[MOST_SECONDS * rate];
    int count;
    try (PcmReader reader = PcmReader.open(file, track, rate, 1)) {
      count = reader.read(samples);
    }
    ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(samples, 0, count);
    return ByteString.copyFrom(bytes);
  }
}
