/**
 * The events of ARI: one record per event type. Open {@link io.github.ariadne4j.ari.event.AriEvent} first. Imports
 * {@code ari.model} only. Everything here is immutable and may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.ari.event;

import org.jspecify.annotations.NullMarked;
