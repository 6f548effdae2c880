/**
 * Commands and queries on Stasis applications: subscriptions, the event filter, custom events. Open
 * {@link io.github.ariadne4j.ari.application.Applications} first. Imports {@code ari.model} and {@code ari.request}.
 * Calls may be made on any thread; stages complete on {@code ari-callback} threads.
 */
@NullMarked
package io.github.ariadne4j.ari.application;

import org.jspecify.annotations.NullMarked;
