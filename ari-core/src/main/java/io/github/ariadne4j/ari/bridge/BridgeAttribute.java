package io.github.ariadne4j.ari.bridge;

/** What kind of bridge it is; several can be combined. */
public enum BridgeAttribute {
    /** Every member hears all others. */
    MIXING("mixing"),
    /** Members wait, and hear music or an announcer. */
    HOLDING("holding"),
    /** Digits come out as events, which keeps media in Asterisk. */
    DTMF_EVENTS("dtmf_events"),
    /** Media goes through Asterisk even if the members could exchange it directly. */
    PROXY_MEDIA("proxy_media"),
    /** Every member sees all others. */
    VIDEO_SFU("video_sfu"),
    /** All members see one video source. */
    VIDEO_SINGLE("video_single"),
    /** Streams are labelled with their channel in the SDP. */
    SDP_LABEL("sdp_label");

    private final String value;

    BridgeAttribute(String value) {
        this.value = value;
    }

    /** What ARI calls it. */
    public String value() {
        return value;
    }
}
