package io.github.ariadne4j.examples.b2bua.real;

/** How a telephone sends the keys that are pressed on it: {@code dtmf_mode} of its endpoint. */
enum KeyWay {
    RFC_4733("keys-rfc4733"),
    SIP_INFO("keys-info"),
    TONES("keys-inband");

    private final String user;

    KeyWay(String user) {
        this.user = user;
    }

    /** The endpoint of {@code asterisk/pjsip.conf} whose keys arrive so. */
    String user() {
        return user;
    }
}
