/**
 * What we may ask of Asterisk: one interface per ARI resource, requests as records, failures as one sealed family, and how
 * to find out what became of a request whose outcome is unknown.
 * Open {@link io.github.ariadne4j.ari.resource.Channels} first. Imports {@code ari.model}. Calls may be made on any
 * thread; stages complete on the transport's threads, so do not block in what you chain to them.
 */
@NullMarked
package io.github.ariadne4j.ari.resource;

import org.jspecify.annotations.NullMarked;
