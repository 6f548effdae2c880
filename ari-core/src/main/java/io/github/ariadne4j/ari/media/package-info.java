/**
 * Playback and recording requests of channels and bridges, and the sounds and recordings of the server. Open
 * {@link io.github.ariadne4j.ari.media.Playbacks} first. Imports {@code ari.model} and {@code ari.request}. Calls may
 * be made on any thread; stages complete on {@code ari-callback} threads.
 */
@NullMarked
package io.github.ariadne4j.ari.media;

import org.jspecify.annotations.NullMarked;
