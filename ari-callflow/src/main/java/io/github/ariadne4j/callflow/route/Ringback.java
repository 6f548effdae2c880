package io.github.ariadne4j.callflow.route;

/**
 * What a caller hears while the called parties are set up and ring. It is one and the same from the first round of a hunt to the
 * answer.
 */
public enum Ringback {
    /**
     * What the called party sends: its ringing, its early media. It takes a round of one PJSIP target, which is put into the
     * bridge before it is dialled. In any other round the caller is told {@code 180 Ringing} as soon as one target rings.
     */
    RELAY,
    /** {@code 180 Ringing} from the start, or ringing tone for a caller who is answered. */
    RING,
    /** Music on hold. */
    MUSIC,
    /** Ringing tone as early media, made by Asterisk. */
    TONE,
    /** Nothing. */
    SILENCE
}
