package studio.migr.training.feed;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import studio.migr.runtime.cache.CheckedFile;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.WhisperConfig;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.features.LogMel;
import studio.migr.runtime.features.PictureInput;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaProbe;
import studio.migr.runtime.serve.ClipQuestion;
import studio.migr.runtime.serve.protocol.Question;
import studio.migr.runtime.serve.protocol.Senses;
import studio.migr.runtime.work.Work;
import studio.migr.training.model.ClipFeatures;

/**
 * Clips as a model takes them, the same as when it is asked about them. What was decoded once lies
 * in a folder, by the clip's path, size and time of change and by what the model takes; damaged
 * files there are made again.
 */
public final class ClipFeed {
  private static final int VERSION = 1;

  private final HumanOmniConfig config;
  private final Path folder;
  private final LogMel mel;

  /**
   * @param folder where decoded clips are kept; made when it is needed
   */
  public ClipFeed(HumanOmniConfig config, Path folder) {
    this.config = config;
    this.folder = folder;
    WhisperConfig hearing = config.towers().audio();
    this.mel = new LogMel(hearing.melBins(), hearing.steps());
  }

  /**
   * Picture and sound of a clip, as far as it has them.
   *
   * @throws MediaException if the clip cannot be read
   */
  public ClipFeatures of(Path clip, Work work) throws IOException {
    Path kept = folder.resolve(key(clip) + ".clip");
    Optional<ByteBuffer> bytes = CheckedFile.read(kept);
    if (bytes.isPresent()) {
      return read(bytes.get());
    }
    Senses senses =
        Senses.newBuilder()
            .setFrames(config.frames())
            .setImageSize(size())
            .setFaceCrops(config.faceCrops())
            .setSampleRate(LogMel.SAMPLE_RATE)
            .build();
    Question seen =
        ClipQuestion.about(clip, MediaProbe.probe(clip, work), Condition.BOTH, senses, "", work);
    ByteBuffer filled = write(seen);
    CheckedFile.write(kept, filled);
    return read(filled.flip());
  }

  /**
   * Decodes a clip if that has not been done, so that {@link #of} is quick.
   *
   * @throws MediaException if the clip cannot be read
   */
  public void prepare(Path clip, Work work) throws IOException {
    if (!Files.exists(folder.resolve(key(clip) + ".clip"))) {
      of(clip, work);
    }
  }

  private int size() {
    return config.towers().vision().imageSize();
  }

  private String key(Path clip) throws IOException {
    String text =
        String.join(
            "\n",
            Integer.toString(VERSION),
            clip.toAbsolutePath().normalize().toString(),
            Long.toString(Files.size(clip)),
            Files.getLastModifiedTime(clip).toInstant().toString(),
            config.frames() + " " + size() + (config.faceCrops() ? " faces " : " ") + mel.bins(),
            Integer.toString(config.towers().audio().steps()));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Number of frames, their bytes, number of mel values, those. */
  private ByteBuffer write(Question seen) {
    int plane = 3 * size() * size();
    float[] sound = seen.hasSound() ? mel.of(samples(seen.getSound())) : new float[0];
    ByteBuffer room =
        CheckedFile.room(
            2 * Integer.BYTES + seen.getPicturesCount() * plane + sound.length * Float.BYTES);
    room.putInt(seen.getPicturesCount());
    seen.getPicturesList().forEach(picture -> picture.getRgb().copyTo(room));
    room.putInt(sound.length);
    for (float value : sound) {
      room.putFloat(value);
    }
    return room;
  }

  private static float[] samples(ByteString sound) {
    ByteBuffer bytes = sound.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    float[] samples = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(samples);
    return samples;
  }

  private ClipFeatures read(ByteBuffer bytes) {
    int frames = bytes.getInt();
    int plane = 3 * size() * size();
    byte[] rgb = new byte[plane];
    float[] pixels = new float[frames * plane];
    for (int frame = 0; frame < frames; frame++) {
      bytes.get(rgb);
      float[] one = PictureInput.of(rgb, size(), size(), size());
      System.arraycopy(one, 0, pixels, frame * plane, plane);
    }
    float[] sound = new float[bytes.getInt()];
    for (int k = 0; k < sound.length; k++) {
      sound[k] = bytes.getFloat();
    }
    return new ClipFeatures(
        frames == 0 ? Optional.empty() : Optional.of(pixels),
        sound.length == 0 ? Optional.empty() : Optional.of(sound));
  }
}
