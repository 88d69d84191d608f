package studio.migr.runtime.serve;

import io.grpc.Metadata;
import io.grpc.protobuf.ProtoUtils;
import studio.migr.runtime.serve.protocol.Refusal;

/** What travels beside the messages. */
final class Headers {
  /** The version of {@code engine.proto}. */
  static final int PROTOCOL = 1;

  static final Metadata.Key<String> TOKEN =
      Metadata.Key.of("migr-token", Metadata.ASCII_STRING_MARSHALLER);
  static final Metadata.Key<String> VERSION =
      Metadata.Key.of("migr-protocol", Metadata.ASCII_STRING_MARSHALLER);
  static final Metadata.Key<Refusal> REFUSAL =
      Metadata.Key.of(
          "migr-refusal-bin", ProtoUtils.metadataMarshaller(Refusal.getDefaultInstance()));

  private Headers() {}

  static Metadata of(AccessToken token) {
    Metadata headers = new Metadata();
    headers.put(TOKEN, token.secret());
    headers.put(VERSION, Integer.toString(PROTOCOL));
    return headers;
  }
}
