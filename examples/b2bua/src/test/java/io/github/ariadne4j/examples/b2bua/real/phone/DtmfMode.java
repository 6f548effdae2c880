package io.github.ariadne4j.examples.b2bua.real.phone;

/** How a telephone sends the keys that are pressed on it: {@code dtmf_mode} of its endpoint. */
public enum DtmfMode {
    RFC_4733("keys-rfc4733"),
    SIP_INFO("keys-info"),
    TONES("keys-inband");

    private final String user;

    DtmfMode(String user) {
        this.user = user;
    }

    /** The endpoint of {@code asterisk/pjsip.conf} whose keys arrive so. */
    public String user() {
        return user;
    }
}
