package io.github.ariadne4j.callflow.call;

/** Which side of the call a leg is. */
public enum LegRole {
    /** The caller: the leg that came in. */
    A,
    /** The callee: a leg that we created. */
    B
}
