/**
 * Commands and queries on bridges. Open {@link io.github.ariadne4j.ari.bridge.Bridges} first. Imports
 * {@code ari.model}, {@code ari.request} and {@code ari.media}. Calls may be made on any thread; stages complete on
 * {@code ari-callback} threads.
 */
@NullMarked
package io.github.ariadne4j.ari.bridge;

import org.jspecify.annotations.NullMarked;
