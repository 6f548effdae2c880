/**
 * Delivers events to their subscribers, in the order in which Asterisk sent them. Open
 * {@link io.github.ariadne4j.ari.bus.EventBus} first. Imports {@code ari.model} and {@code ari.event}. Listeners run on
 * the bus's own dispatch thread, observers on a thread of their own; never on the socket's reader.
 */
@NullMarked
package io.github.ariadne4j.ari.bus;

import org.jspecify.annotations.NullMarked;
