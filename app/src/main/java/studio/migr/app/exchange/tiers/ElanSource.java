package studio.migr.app.exchange.tiers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.exchange.source.Findings;
import studio.migr.app.exchange.source.FormatFile;
import studio.migr.app.exchange.source.LabelSource;
import studio.migr.app.message.Messages;
import studio.migr.runtime.elan.ElanDocument;
import studio.migr.runtime.elan.ElanMedia;
import studio.migr.runtime.elan.ElanReader;
import studio.migr.runtime.elan.ElanTier;
import studio.migr.runtime.elan.Vocabulary;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.tier.Tier;

/** ELAN's EAF files. */
public final class ElanSource implements LabelSource {
  @Override
  public String kind() {
    return "eaf";
  }

  @Override
  public boolean recognises(FileHead head) {
    return ElanReader.recognises(head.text()) || head.extension().equals("eaf");
  }

  @Override
  public Findings read(FileHead head, EmotionWords words) throws IOException {
    ElanDocument document = FormatFile.read(head.path(), ElanReader::read);
    long origin = document.media().isEmpty() ? 0 : document.media().getFirst().originMs();
    TierFindings findings = new TierFindings(words, head.name(), 1, origin);
    for (ElanTier tier : document.tiers()) {
      findings.add(new Tier(tier.id(), tier.annotator(), false, tier.values()));
      boolean label = LabelTierName.parse(tier.id()).isPresent();
      if (tier.parent().isPresent() && !label) {
        findings.addUnheld(Messages.text("exchange.eaf.parent", tier.id(), tier.parent().get()));
      }
      tier.participant()
          .filter(name -> !name.isBlank())
          .ifPresent(
              name ->
                  findings.addUnheld(Messages.text("exchange.eaf.participant", tier.id(), name)));
    }
    for (Vocabulary vocabulary : document.vocabularies()) {
      boolean known =
          vocabulary.words().stream()
              .allMatch(word -> words.emotion(word).isPresent() || isModality(word));
      if (!known) {
        findings.addUnheld(
            Messages.text(
                "exchange.eaf.vocabulary",
                vocabulary.id(),
                Integer.toString(vocabulary.words().size())));
      }
    }
    if (document.untimed() > 0) {
      findings.addUnheld(Messages.text("exchange.eaf.untimed", document.untimed()));
    }
    List<String> links = new ArrayList<>();
    document.media().forEach(media -> media.relativeUrl().ifPresent(links::add));
    document.media().stream().map(ElanMedia::url).filter(url -> !url.isBlank()).forEach(links::add);
    return new Findings(List.of(findings.of(FileNameHint.of(head.path(), links))), List.of());
  }

  private static boolean isModality(String word) {
    return DominantModality.fromId(word.toLowerCase(Locale.ROOT)).isPresent();
  }
}
