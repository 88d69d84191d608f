package studio.migr.runtime.textfile;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML files of which nothing outside is ever looked up. */
public final class ClosedXml {
  private static final XMLInputFactory XML = factory();

  private ClosedXml() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setXMLReporter((text, kind, about, place) -> {}); // else it prints
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside of the file is read");
        });
    return factory;
  }

  /**
   * @throws FormatException if it does not even begin as XML
   */
  public static XMLStreamReader open(byte[] bytes) throws FormatException {
    try {
      synchronized (XML) { // factories of the JDK are not safe for several threads
        return XML.createXMLStreamReader(new ByteArrayInputStream(bytes));
      }
    } catch (XMLStreamException | RuntimeException e) {
      throw malformed(0, e);
    }
  }

  /**
   * What a parser's complaint says of the file. The parser of the JDK lets some damaged encodings
   * out as index and state exceptions, so that {@code cause} may be any.
   */
  public static FormatException malformed(XMLStreamReader xml, Exception cause) {
    return malformed(Math.max(0, xml.getLocation().getLineNumber()), cause);
  }

  private static FormatException malformed(int line, Exception cause) {
    String text = String.valueOf(cause.getMessage());
    int message = text.indexOf("Message: ");
    FormatException fault =
        new FormatException(
            FormatFault.MALFORMED, line, message < 0 ? text : text.substring(message + 9));
    fault.initCause(cause);
    return fault;
  }
}
