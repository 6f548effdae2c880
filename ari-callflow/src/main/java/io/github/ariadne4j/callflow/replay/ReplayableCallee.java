package io.github.ariadne4j.callflow.replay;

import io.github.ariadne4j.callflow.flow.ScreenedCallee;

/** A callee whose screening is durable: it writes steps, and goes on with those that an earlier instance began. Used by the screening's thread only. */
public interface ReplayableCallee extends ScreenedCallee, ReplayableLeg, FlowJournal.Writer {}
