/**
 * The telephones of calls, on the caller's and on the callee's side. Open {@link io.github.ariadne4j.testkit.party.IncomingCalls} first.
 * Imports the telephony, the state, the time and the scripts. The types are internals of the simulator; tests use them through the
 * entry package. Any thread may call them: they take the lock of {@link io.github.ariadne4j.testkit.time.AsteriskLoop}.
 */
@NullMarked
package io.github.ariadne4j.testkit.party;

import org.jspecify.annotations.NullMarked;
