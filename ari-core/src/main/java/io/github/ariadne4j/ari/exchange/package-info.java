/**
 * Requests and answers, independent of the transport. Open {@link io.github.ariadne4j.ari.exchange.RequestExchange}
 * first, and {@link io.github.ariadne4j.ari.exchange.RequestChannel}, its form for the loop. Imports
 * {@code ari.request} and {@code ari.json}. {@link io.github.ariadne4j.ari.exchange.RequestExchange} may be used on any
 * thread, {@link io.github.ariadne4j.ari.exchange.RequestChannel} on the loop only.
 */
@NullMarked
package io.github.ariadne4j.ari.exchange;

import org.jspecify.annotations.NullMarked;
