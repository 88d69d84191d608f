package studio.migr.app.message;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import studio.migr.runtime.face.net.FaceNetsException;
import studio.migr.runtime.generate.NumbersOverflowException;
import studio.migr.runtime.graph.LibtorchException;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaFault;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.reader.JudgeException;
import studio.migr.runtime.serve.EngineLostException;
import studio.migr.runtime.serve.RefusalException;
import studio.migr.runtime.table.TableException;
import studio.migr.training.run.RunBusyException;
import studio.migr.training.trainer.TrainingFault;

/** Turns what went wrong into one sentence for the user. */
public final class ErrorSentence {
  private ErrorSentence() {}

  public static String of(Throwable error) {
    return switch (error) {
      case Explained explained -> explained.sentence();
      case MediaException media -> of(media.fault(), media.file().toString());
      case TableException table -> of(table);
      case FaceNetsException nets ->
          Messages.text("error.face-nets." + nets.reason().id(), nets.detail());
      case ModelFileException file -> of(file);
      case LibtorchException libtorch ->
          Messages.text("model.libtorch." + id(libtorch.fault()), libtorch.details().toArray());
      case WeightsException weights ->
          Messages.text("model.weights." + id(weights.fault()), weights.tensor(), weights.detail());
      case TrainingFault fault ->
          Messages.text("train.fault." + id(fault.kind()), fault.details().toArray());
      case RunBusyException busy ->
          Messages.text("train.busy", busy.folder().toString(), Long.toString(busy.pid()));
      case NumbersOverflowException _ -> Messages.text("model.overflow");
      case JudgeException judge ->
          Messages.text("reader.judge." + id(judge.fault()), judge.place(), judge.detail());
      case UncheckedIOException unchecked when unchecked.getCause() != null ->
          of(unchecked.getCause());
      case RefusalException refusal -> Messages.text(refusal.reason(), refusal.details().toArray());
      case EngineLostException _ -> Messages.text("engine.lost");
      case NoSuchFileException missing -> Messages.text("error.no-such-file", missing.getFile());
      case AccessDeniedException denied -> Messages.text("error.access-denied", denied.getFile());
      default -> unexpected(error);
    };
  }

  /** The sentence for a file that is no usable clip. */
  public static String of(MediaFault fault, String file) {
    return Messages.text("media.fault." + id(fault), file);
  }

  private static String of(TableException table) {
    return Messages.text(
        "table.fault." + id(table.fault()), table.file().toString(), table.detail());
  }

  private static String of(ModelFileException refusal) {
    List<String> words = new ArrayList<>();
    words.add(refusal.file().toString());
    words.addAll(refusal.details());
    return Messages.text("checkpoint.fault." + id(refusal.fault()), words.toArray());
  }

  private static String id(Enum<?> fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String unexpected(Throwable error) {
    String text =
        error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("not enough space")) {
      return Messages.text("error.disk-full");
    }
    return Messages.text("error.unexpected", text);
  }
}
