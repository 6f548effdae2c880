/**
 * The interface of ari-core for the call engine: events, requests and timers on the event loop of one Asterisk, without
 * stages and without other threads. Open {@link io.github.ariadne4j.ari.loop.AriLoop} first. Imports {@code ari.model},
 * {@code event}, {@code request}, {@code json}, {@code bus} (for {@code Subscription}) and {@code exchange}. Runs on
 * the loop.
 */
@NullMarked
package io.github.ariadne4j.ari.loop;

import org.jspecify.annotations.NullMarked;
