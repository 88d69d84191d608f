package studio.migr.runtime.face.unit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.face.FaceFrames;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.MediaProbe;
import studio.migr.runtime.work.Work;

/**
 * Makes a calibration from generated clips, and says how well it does on generated people whom it
 * was not made on. A tool for whoever changes the measures, the nets or the generator:
 *
 * <pre>{@code FitUnits CLIPS OUT.json NAME [face_landmarker.task]}</pre>
 *
 * {@code CLIPS} is what {@code ./studio clips generate} writes: media files and {@code truth.jsonl}
 * with {@code file}, {@code identity} and {@code aus} by frame. {@code OUT.json} belongs among this
 * package's resources as {@code calibration-face_mesh.json} or {@code
 * calibration-face_landmarker.json}.
 *
 * <p>First the slopes against the mean calm face are fitted, then with them each clip's calm frames
 * are found, as they will be in use, and the slopes against those are fitted.
 */
public final class FitUnits {
  private static final int FOLDS = 5;

  private final FaceMeasures measures;

  private FitUnits(FaceNets.Kind kind) {
    this.measures = FaceMeasures.of(kind);
  }

  /**
   * One clip.
   *
   * @param truth intensity of each unit for each of the frames
   */
  private record Sample(
      String person, List<float[]> frames, SortedMap<ActionUnit, double[]> truth) {
    double[] of(ActionUnit unit) {
      return truth.getOrDefault(unit, new double[0]);
    }

    double activity(int frame) {
      return truth.values().stream().mapToDouble(values -> values[frame]).sum();
    }
  }

  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    Path clips = Path.of(arguments[0]);
    Optional<Path> task =
        arguments.length > 3 ? Optional.of(Path.of(arguments[3])) : Optional.empty();
    try (FaceNets nets = FaceNets.open(task)) {
      FitUnits fit = new FitUnits(nets.kind());
      List<Sample> samples = fit.samples(clips, nets);
      fit.check(samples, out);
      Calibration all = fit.calibrate(arguments[2], samples);
      Files.writeString(
          Path.of(arguments[1]),
          all.json(fit.measures).toString().replace("},\"AU", "},\n\"AU") + "\n",
          StandardCharsets.UTF_8);
    }
  }

  private List<Sample> samples(Path folder, FaceNets nets) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("truth.jsonl"))) {
      JsonNode truth = new ObjectMapper().readTree(line);
      if (truth.path("face_covered").asBoolean()) {
        continue; // what nobody sees teaches nothing
      }
      Path file = folder.resolve(truth.required("file").asText());
      MediaInfo info = MediaProbe.probe(file, Work.UNWATCHED);
      List<float[]> faces = new ArrayList<>();
      SortedMap<ActionUnit, List<Double>> aus = new TreeMap<>();
      try (FaceFrames frames = FaceFrames.open(file, info.video().orElseThrow(), nets, 0)) {
        for (int k = 0; k < frames.size(); k++) {
          int frame = k;
          frames
              .next()
              .filter(mesh -> frame < truth.path("frames").asInt(Integer.MAX_VALUE))
              .ifPresent(
                  mesh -> {
                    faces.add(measures.of(mesh));
                    for (int number : FacePart.UNITS) {
                      ActionUnit unit = new ActionUnit(number);
                      double value = truth.at("/aus/" + unit.code()).path(frame).asDouble();
                      aus.computeIfAbsent(unit, any -> new ArrayList<>()).add(value);
                    }
                  });
        }
      }
      SortedMap<ActionUnit, double[]> values = new TreeMap<>();
      aus.forEach(
          (unit, list) ->
              values.put(unit, list.stream().mapToDouble(Double::doubleValue).toArray()));
      if (!faces.isEmpty()) {
        samples.add(new Sample(truth.required("identity").asText(), faces, values));
      }
    }
    return samples;
  }

  private Calibration calibrate(String name, List<Sample> samples) {
    double[] calm = meanCalmFace(samples);
    SortedMap<ActionUnit, Slopes> absolute = fit(samples, samples.stream().map(s -> calm).toList());
    Calibration coarse = new Calibration(name, calm, absolute, absolute);
    List<double[]> own =
        samples.stream().map(sample -> CalmFace.of(List.copyOf(sample.frames), coarse)).toList();
    return new Calibration(name, calm, absolute, fit(samples, own));
  }

  /** Over the frames of each clip in which, in truth, the least goes on. */
  private double[] meanCalmFace(List<Sample> samples) {
    double[] mean = new double[measures.count()];
    for (Sample sample : samples) {
      List<Integer> order = new ArrayList<>();
      for (int k = 0; k < sample.frames.size(); k++) {
        order.add(k);
      }
      order.sort(Comparator.comparingDouble(sample::activity));
      int calmest = Math.max(1, order.size() / 7);
      for (int k = 0; k < calmest; k++) {
        float[] face = sample.frames.get(order.get(k));
        for (int measure = 0; measure < mean.length; measure++) {
          mean[measure] += face[measure] / calmest / samples.size();
        }
      }
    }
    return mean;
  }

  private SortedMap<ActionUnit, Slopes> fit(List<Sample> samples, List<double[]> calmOfSample) {
    List<float[]> faces = new ArrayList<>();
    List<double[]> calm = new ArrayList<>();
    for (int k = 0; k < samples.size(); k++) {
      for (float[] face : samples.get(k).frames) {
        faces.add(face);
        calm.add(calmOfSample.get(k));
      }
    }
    SortedMap<ActionUnit, Slopes> slopes = new TreeMap<>();
    for (int number : FacePart.UNITS) {
      ActionUnit unit = new ActionUnit(number);
      double[] truth = samples.stream().flatMapToDouble(s -> Arrays.stream(s.of(unit))).toArray();
      slopes.put(unit, SlopeFit.fit(faces, calm, truth, measures, FacePart.of(unit)));
    }
    return slopes;
  }

  /** Prints how readings of held-out people agree with the truth. */
  private void check(List<Sample> samples, PrintStream out) {
    List<String> people = List.copyOf(new TreeSet<>(samples.stream().map(Sample::person).toList()));
    SortedMap<ActionUnit, Agreement> agreement = new TreeMap<>();
    int frames = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      List<Sample> rest =
          samples.stream().filter(s -> people.indexOf(s.person) % FOLDS != held).toList();
      UnitReader reader = new UnitReader(calibrate("fold", rest));
      for (Sample sample : samples) {
        if (people.indexOf(sample.person) % FOLDS == held) {
          frames += sample.frames.size();
          reader
              .intensities(List.copyOf(sample.frames))
              .forEach(
                  (unit, read) ->
                      agreement
                          .computeIfAbsent(unit, any -> new Agreement())
                          .add(read, sample.of(unit)));
        }
      }
    }
    out.printf("%d clips, %d people, %d frames%n", samples.size(), people.size(), frames);
    agreement.forEach(
        (unit, found) ->
            out.printf("%s r %.2f, mean error %.2f%n", unit.code(), found.r(), found.error()));
    double mean =
        agreement.values().stream()
            .mapToDouble(Agreement::r)
            .filter(r -> !Double.isNaN(r)) // a unit that never occurs in the clips
            .average()
            .orElse(Double.NaN);
    out.printf("mean r %.3f%n", mean);
  }

  /** Pearson's correlation and mean absolute error, gathered value by value. */
  private static final class Agreement {
    private double n;
    private double x;
    private double y;
    private double xx;
    private double yy;
    private double xy;
    private double off;

    void add(double[] read, double[] truth) {
      for (int k = 0; k < read.length; k++) {
        n++;
        x += read[k];
        y += truth[k];
        xx += read[k] * read[k];
        yy += truth[k] * truth[k];
        xy += read[k] * truth[k];
        off += Math.abs(read[k] - truth[k]);
      }
    }

    double r() {
      return (n * xy - x * y) / Math.sqrt((n * xx - x * x) * (n * yy - y * y));
    }

    double error() {
      return off / n;
    }
  }
}
