/**
 * Reads Asterisk's JSON into records; the only package that parses it. Open
 * {@link io.github.ariadne4j.ari.json.EventReader} first. Imports {@code ari.model} and {@code ari.event}. Stateless:
 * may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.ari.json;

import org.jspecify.annotations.NullMarked;
