/**
 * Playing and recording, and the sounds and recordings that Asterisk has: what channels and bridges do alike. Open
 * {@link io.github.ariadne4j.ari.media.Playbacks} first. Imports {@code ari.model} and {@code ari.request}. Calls may be made on any thread;
 * stages complete on {@code ari-callback} threads.
 */
@NullMarked
package io.github.ariadne4j.ari.media;

import org.jspecify.annotations.NullMarked;
