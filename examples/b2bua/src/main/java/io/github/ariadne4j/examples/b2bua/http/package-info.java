/**
 * What operations look at: {@code /healthz} and {@code /metrics}. Open
 * {@link io.github.ariadne4j.examples.b2bua.http.OperationsServer} first. Runs on the server's own threads, never on those
 * of calls.
 */
@NullMarked
package io.github.ariadne4j.examples.b2bua.http;

import org.jspecify.annotations.NullMarked;
