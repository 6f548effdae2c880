package io.github.ariadne4j.callflow.engine;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.flow.FlowSelector;
import io.github.ariadne4j.callflow.limit.CallLimits;
import io.github.ariadne4j.callflow.session.SessionStore;

/**
 * Everything that an engine reaches outside itself.
 *
 * @param ari Asterisk
 * @param sessions where sessions live
 * @param cdrs where records go
 * @param limits what is allowed
 * @param flows what calls do
 * @param hooks who is told
 */
public record Outside(
        AriClient ari, SessionStore sessions, CdrSink cdrs, CallLimits limits, FlowSelector flows, CallHooks hooks) {}
