/**
 * The entry package of the test kit: start a simulated Asterisk, place calls into an ARI application, cause faults, and examine the
 * application's requests. Open {@link io.github.ariadne4j.testkit.AriSimulator} first. Imports all packages below; none of them imports
 * it. Its types may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.testkit;

import org.jspecify.annotations.NullMarked;
