/**
 * The threads of ari-core, and the guard against blocking on them. Open
 * {@link io.github.ariadne4j.ari.thread.EventThread} first. Imports nothing. Its types may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.ari.thread;

import org.jspecify.annotations.NullMarked;
