/**
 * The border to ari4java: its request builders describe our requests, and its own clients run on our transport. Open
 * {@link io.github.ariadne4j.ari.ari4java.Ari4javaResources} first. Imports {@code ari.resource}, {@code ari.json} and
 * {@code ari.transport}, and is the only package that knows {@code ch.loway}. Runs on the caller's thread up to the send.
 */
@NullMarked
package io.github.ariadne4j.ari.ari4java;

import org.jspecify.annotations.NullMarked;
