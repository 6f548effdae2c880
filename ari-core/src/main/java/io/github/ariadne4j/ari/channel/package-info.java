/**
 * Commands and queries on channels. Open {@link io.github.ariadne4j.ari.channel.Channels} first. Imports
 * {@code ari.model}, {@code ari.request} and {@code ari.media}. Calls may be made on any thread; stages complete on
 * {@code ari-callback} threads.
 */
@NullMarked
package io.github.ariadne4j.ari.channel;

import org.jspecify.annotations.NullMarked;
