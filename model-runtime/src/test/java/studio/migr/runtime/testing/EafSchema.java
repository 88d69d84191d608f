package studio.migr.runtime.testing;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * The published schema of EAF 3.0, {@code http://www.mpi.nl/tools/elan/EAFv3.0.xsd}. It is no part
 * of the project: {@code -Deaf.schema=FILE} says where a copy is.
 */
public final class EafSchema {
  /** What a test says that is skipped for want of it. */
  public static final String ABSENT =
      "the published schema of EAF is not here: -Deaf.schema=FILE names a copy of EAFv3.0.xsd";

  private final Schema schema;

  private EafSchema(Schema schema) {
    this.schema = schema;
  }

  /** The schema, if a copy was named. */
  public static Optional<EafSchema> given() throws SAXException {
    String file = System.getProperty("eaf.schema", "");
    if (file.isBlank()) {
      return Optional.empty();
    }
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    return Optional.of(new EafSchema(factory.newSchema(Path.of(file).toFile())));
  }

  /**
   * @throws SAXException if {@code text} breaks the schema, with the place and the rule
   */
  public void validate(String text) throws SAXException, IOException {
    schema.newValidator().validate(new StreamSource(new StringReader(text)));
  }
}
