/**
 * Asterisk's resources as values: ids, channels, bridges, causes. Open {@link io.github.ariadne4j.ari.model.Channel}
 * first. Imports no other package of ari-core. Everything here is immutable and may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.ari.model;

import org.jspecify.annotations.NullMarked;
