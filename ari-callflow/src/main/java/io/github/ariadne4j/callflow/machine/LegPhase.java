package io.github.ariadne4j.callflow.machine;

/** How far a leg that we created has come; only ever forward. */
enum LegPhase {
    /** The create is on its way; nobody knows whether the channel exists. */
    REQUESTED,
    /** Nobody knows what became of the create: it is on its way once more. */
    REPEATED,
    /** Asterisk has it. */
    CREATED,
    /** It is in Stasis and takes commands. */
    ENTERED,
    /** It was dialled; never to be dialled again. */
    DIALLED,
    /** The callee answered. */
    UP
}
