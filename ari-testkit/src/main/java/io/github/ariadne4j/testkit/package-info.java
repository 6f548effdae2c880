/**
 * The door of the test kit: start an Asterisk that is none, place calls into an ARI application, make things go wrong,
 * and look at what the application asked for. Open {@link io.github.ariadne4j.testkit.AriSimulator} first. Imports all
 * packages below; none of them imports it. Its types may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.testkit;

import org.jspecify.annotations.NullMarked;
