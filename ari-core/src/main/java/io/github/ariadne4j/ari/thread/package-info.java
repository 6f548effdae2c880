/**
 * Which threads are ours, and what must not be done on them. Open {@link io.github.ariadne4j.ari.thread.EventThread}
 * first. Imports nothing. Its types may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.ari.thread;

import org.jspecify.annotations.NullMarked;
