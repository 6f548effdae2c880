/**
 * The resources of ari-core, whose requests ari4java's builders make. Open
 * {@link io.github.ariadne4j.ari.ari4java.Ari4javaResources} first. Imports the packages of the resources
 * ({@code ari.channel}, {@code ari.bridge} and so on), {@code ari.ari4java.http}, {@code ari.exchange} and
 * {@code ari.json}. This package and {@code ari.ari4java.http} are the only ones that import {@code ch.loway}. Runs on
 * the caller's thread up to the send.
 */
@NullMarked
package io.github.ariadne4j.ari.ari4java;

import org.jspecify.annotations.NullMarked;
