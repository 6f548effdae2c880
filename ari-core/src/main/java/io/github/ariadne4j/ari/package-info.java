/**
 * The entry point of ari-core: a client that connects to an Asterisk, and a server that an Asterisk connects to. Open
 * {@link io.github.ariadne4j.ari.AriClient} first, then {@link io.github.ariadne4j.ari.AriServer}. Imports all packages
 * below; none of them imports it. Its types may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.ari;

import org.jspecify.annotations.NullMarked;
