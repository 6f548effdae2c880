/**
 * Commands and queries on endpoints, device states and mailboxes. Open
 * {@link io.github.ariadne4j.ari.endpoint.Endpoints} first. Imports {@code ari.model}. Calls may be made on any thread;
 * stages complete on {@code ari-callback} threads.
 */
@NullMarked
package io.github.ariadne4j.ari.endpoint;

import org.jspecify.annotations.NullMarked;
