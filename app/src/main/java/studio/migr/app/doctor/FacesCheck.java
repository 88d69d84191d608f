package studio.migr.app.doctor;

import studio.migr.app.face.FaceInstrument;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.runtime.face.net.FaceNets;
import studio.migr.runtime.face.net.FaceNetsException;

/** Opens the nets that find faces. */
final class FacesCheck implements Check {
  private final FaceInstrument instrument;

  FacesCheck(FaceInstrument instrument) {
    this.instrument = instrument;
  }

  @Override
  public String name() {
    return "faces";
  }

  @Override
  public Finding run() {
    try (FaceNets nets = instrument.open()) {
      return Finding.ok(Messages.text("doctor.faces", nets.kind().title()));
    } catch (FaceNetsException e) {
      return Finding.warning(ErrorSentence.of(e), "doctor.faces.remedy");
    }
  }
}
