/**
 * The adapter to ari4java: its builders make the requests of ari-core, and its own clients use the transport of
 * ari-core. Open {@link io.github.ariadne4j.ari.ari4java.Ari4javaResources} first. Imports the packages of the
 * resources ({@code ari.channel}, {@code ari.bridge} and so on), {@code ari.exchange} and {@code ari.json}, and is the
 * only package that imports {@code ch.loway}. Runs on the caller's thread up to the send.
 */
@NullMarked
package io.github.ariadne4j.ari.ari4java;

import org.jspecify.annotations.NullMarked;
