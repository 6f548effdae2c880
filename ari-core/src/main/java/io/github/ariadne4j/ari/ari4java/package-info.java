/**
 * The border to ari4java: its request builders describe our requests, and its own clients run on our transport. Open
 * {@link io.github.ariadne4j.ari.ari4java.Ari4javaResources} first. Imports the packages of the
 * subjects ({@code ari.channel}, {@code ari.bridge} and so on), {@code ari.exchange} and {@code ari.json}, and is the only package that knows {@code ch.loway}. Runs on the caller's thread up to the send.
 */
@NullMarked
package io.github.ariadne4j.ari.ari4java;

import org.jspecify.annotations.NullMarked;
