package io.github.ariadne4j.ari.channel;

/** ARI's reasons of a hangup; a {@code HangupCause} is more precise. */
public enum HangupReason {
    /** Normal clearing (16). */
    NORMAL("normal"),
    /** User busy (17). */
    BUSY("busy"),
    /** No circuit available (34). */
    CONGESTION("congestion"),
    /** No answer (19). */
    NO_ANSWER("no_answer"),
    /** No user responding (18). */
    TIMEOUT("timeout"),
    /** Call rejected (21). */
    REJECTED("rejected"),
    /** Unallocated number (1). */
    UNALLOCATED("unallocated"),
    /** Normal, unspecified (31). */
    NORMAL_UNSPECIFIED("normal_unspecified"),
    /** Address incomplete (28). */
    NUMBER_INCOMPLETE("number_incomplete"),
    /** Bearer capability not available (58). */
    CODEC_MISMATCH("codec_mismatch"),
    /** Interworking (127). */
    INTERWORKING("interworking"),
    /** Network out of order (38). */
    FAILURE("failure"),
    /** Answered elsewhere (26). */
    ANSWERED_ELSEWHERE("answered_elsewhere");

    private final String value;

    HangupReason(String value) {
        this.value = value;
    }

    /** The name of this value in ARI. */
    public String value() {
        return value;
    }
}
