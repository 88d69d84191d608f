/**
 * A model in a process of its own: the protocol by which it is spoken to ({@code engine.proto}),
 * the service, and the client with the process that it starts.
 */
@NullMarked
package studio.migr.runtime.serve;

import org.jspecify.annotations.NullMarked;
