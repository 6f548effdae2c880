/**
 * Asterisk's own things as values: ids, channels, bridges, causes. Open {@link io.github.ariadne4j.ari.model.Channel}
 * first. Imports nothing of ours. Everything here is immutable and may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.ari.model;

import org.jspecify.annotations.NullMarked;
