/**
 * The door of ari-core: connect to an Asterisk, or let it connect to us; talk to it, listen to it. Open
 * {@link io.github.ariadne4j.ari.AriClient} first, then {@link io.github.ariadne4j.ari.AriServer}. Imports all packages below; none of them imports it. Its types may
 * be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.ari;

import org.jspecify.annotations.NullMarked;
