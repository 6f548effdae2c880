package io.github.ariadne4j.callflow.call;

/** Why the engine refused a new call with cause 34 (SIP 503) before anything was done for it. */
public enum Refusal {
    /** Asterisk or this process does not keep up. */
    OVERLOAD,
    /** As many calls live as the settings allow. */
    MOST_CALLS,
    /** The engine drains, or another instance owns the calls. */
    DRAINING
}
