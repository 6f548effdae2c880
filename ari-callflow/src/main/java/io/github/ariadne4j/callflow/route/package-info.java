/**
 * Routes of calls: targets with their options, and plans of several targets. Open
 * {@link io.github.ariadne4j.callflow.route.DialTarget} first. Imports {@code ari.model}, {@code callflow.address} and
 * {@code callflow.call} only. Everything here is immutable and may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.route;

import org.jspecify.annotations.NullMarked;
