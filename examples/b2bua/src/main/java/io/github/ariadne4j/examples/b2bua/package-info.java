/**
 * The reference application: a back-to-back user agent made of the library's public packages. Open
 * {@link io.github.ariadne4j.examples.b2bua.Main} first, then {@link io.github.ariadne4j.examples.b2bua.B2bua}. Imports all packages
 * below; none of them imports it. Runs on the main thread, which waits while the engine's threads work.
 */
@NullMarked
package io.github.ariadne4j.examples.b2bua;

import org.jspecify.annotations.NullMarked;
