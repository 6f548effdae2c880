/**
 * Requests by ari4java's builders, and ari4java's HTTP client on the transport of ari-core. Open
 * {@link io.github.ariadne4j.ari.ari4java.http.Requests} first. Imports {@code ari.model}, {@code ari.request},
 * {@code ari.exchange}, {@code ari.json} and {@code ari.thread}. Runs on the caller's thread up to the send.
 */
@NullMarked
package io.github.ariadne4j.ari.ari4java.http;

import org.jspecify.annotations.NullMarked;
