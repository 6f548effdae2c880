package io.github.ariadne4j.examples.b2bua.config;

/** Every setting there is. Its name is the name of the variable, in the environment as in the file. */
public enum Setting {
    /** The file itself; cannot stand in it. */
    B2BUA_CONFIG("--config", "FILE", "", "A file with the settings below; default: b2bua.properties, if it is there"),
    /** Where Asterisk is. */
    ARI_URL("--ari-url", "URL", "http://localhost:8088", "The HTTP server of Asterisk"),
    /** As whom. */
    ARI_USERNAME("", "NAME", "b2bua", "The ARI user, a section of ari.conf"),
    /** With which secret. */
    ARI_PASSWORD("", "SECRET", "", "The password of the ARI user; must be set"),
    /** For which calls. */
    ARI_APP("--ari-app", "NAME", "b2bua", "The Stasis application whose calls are taken: Stasis(NAME)"),
    /** Which way requests go. */
    ARI_TRANSPORT("--ari-transport", "WAY", "auto", "How requests go to Asterisk: http, websocket, or auto, as fits"),
    /** Where sessions live. */
    REDIS_URL("--redis-url", "URL", "", "Redis for sessions and limits; default: in memory of this process"),
    /** Where ended calls wait when nothing else takes them. */
    SPOOL_DIR(
            "--spool-dir", "FOLDER", "b2bua-spool", "Where ended calls wait while Redis takes none; one process each"),
    /** Whether to look after others. */
    TAKEOVER("--takeover", "true|false", "true", "Take over the calls of an instance on the same Redis that went away"),
    /** Where CDRs go. */
    CDR_JDBC_URL("--cdr-url", "URL", "", "PostgreSQL (or H2) for CDRs; default: an H2 file here, b2bua-cdr.mv.db"),
    /** As whom. */
    CDR_USERNAME("", "NAME", "", "The user of that database"),
    /** With which secret. */
    CDR_PASSWORD("", "SECRET", "", "The password of that user"),
    /** Where calls go. */
    ROUTES("--route", "PATTERN=TARGET", "", "Where calls go; the first match wins. Repeat it, or separate routes by ;"),
    /** Where more routes are. */
    ROUTES_FILE(
            "--routes-file",
            "FILE",
            "",
            "A file with one route a line, which come after those of --route; an example is routes.conf.example"),
    /** How often the table of routes is read. */
    ROUTES_TABLE(
            "--routes-table",
            "SECONDS",
            "0",
            "How often routes are read from the table routes of the CDR database; they come after all others; 0: never"),
    /** How long a target rings. */
    RING_TIMEOUT("--ring-timeout", "SECONDS", "30", "How long a target may ring before the next is tried"),
    /** How long parties may talk. */
    LONGEST_TALK(
            "--longest-talk",
            "SECONDS",
            "0",
            "How long caller and callee may talk, unless the route says it; 0: without a limit"),
    /** How long parties may be in silence. */
    LONGEST_SILENCE(
            "--longest-silence",
            "SECONDS",
            "5",
            "How long a party that was answered may hear nothing, and wait for nothing, before its call is ended with cause 41; 0: without a limit"),
    /** How many calls at once. */
    MOST_CALLS("--most-calls", "NUMBER", "10000", "How many calls there may be at once; more are refused with 503"),
    /** How many new calls a second. */
    CALLS_PER_SECOND(
            "--calls-per-second",
            "NUMBER",
            "0",
            "How many new calls a second are taken; more are refused with 503; 0: any number"),
    /** How often a call may come back. */
    MOST_HOPS("--most-hops", "NUMBER", "5", "How often a call may come back to the application before it is a loop"),
    /** Which numbers may be called. */
    NUMBER_RULES(
            "--number-rules",
            "FILE",
            "",
            "Which numbers may be called, by prefix; default: no satellite and international premium ranges"),
    /** How much credit calls reserve. */
    CREDIT(
            "--credit",
            "SECONDS",
            "0",
            "How long a call may be billed at the most, out of its account's row in credit_accounts; 0: no credit is asked for"),
    /** What becomes of calls whose credit is not known. */
    CREDIT_UNKNOWN(
            "--credit-unknown",
            "take|refuse",
            "refuse",
            "What becomes of a call whose credit cannot be reserved: take or refuse (503)"),
    /** What becomes of calls whose limits are not known. */
    LIMITS_UNKNOWN(
            "--limits-unknown",
            "take|refuse",
            "take",
            "What becomes of a call whose limits cannot be read or counted: take or refuse (503)"),
    /** What becomes of calls whose session is not written. */
    SESSION_LOST(
            "--session-lost",
            "take|refuse",
            "take",
            "What becomes of a call that Redis does not take, so that it would not outlive this process"),
    /** How long the end waits for calls. */
    DRAIN_TIMEOUT("--drain-timeout", "SECONDS", "10", "How long to wait for live calls after SIGTERM; they survive it"),
    /** When new calls are refused for overload. */
    OVERLOAD_DELAY(
            "--overload-delay",
            "MILLISECONDS",
            "200",
            "New calls are refused (503) while requests to Asterisk take longer on average; 0: never"),
    /** How much of calls is recorded. */
    RECORDER_MB(
            "--recorder-mb",
            "MEBIBYTES",
            "64",
            "Memory for the record of the last calls, see \"calls\"; 0: none is kept"),
    /** Where SIP messages come in. */
    HEP_ADDRESS(
            "--hep-address",
            "HOST:PORT",
            "",
            "Where Asterisk sends copies of its SIP messages (hep.conf), as 127.0.0.1:9060; default: none are received"),
    /** With which secret. */
    HEP_PASSWORD("", "SECRET", "", "The capture_password of hep.conf; needed where other hosts can reach HEP_ADDRESS"),
    /** Where traces go; the name is the standard one of OpenTelemetry. */
    OTEL_EXPORTER_OTLP_ENDPOINT(
            "--otlp-endpoint",
            "URL",
            "",
            "Where traces of calls go, a collector that takes OTLP over HTTP, as http://127.0.0.1:4318; default: none are made"),
    /** Where to ask how it goes. */
    HTTP_PORT(
            "--http-port",
            "PORT",
            "8090",
            "Port of the pages of calls, and of /readyz, /livez, /healthz, /metrics and /calls; 0: any free one"),
    /** The address of the pages. */
    HTTP_ADDRESS(
            "--http-address",
            "HOST",
            "127.0.0.1",
            "Where these are served; where other hosts can reach it, HTTP_TOKEN and HTTP_TLS_KEYSTORE are needed"),
    /** Host names under which the pages are reached. */
    HTTP_HOSTS("--http-hosts", "NAME,NAME", "", "By which other names browsers ask for them"),
    /** The certificate and key of the pages. */
    HTTP_TLS_KEYSTORE("--http-tls-keystore", "FILE", "", "Certificate and key for them, as PKCS12; default: no TLS"),
    /** The password of the key store. */
    HTTP_TLS_PASSWORD("", "SECRET", "", "The password of that file"),
    /** The access token of the pages. */
    HTTP_TOKEN("", "SECRET", "", "What each request for them has to bear; in a browser once as ?token=");

    private final String flag;
    private final String form;
    private final String byDefault;
    private final String description;

    Setting(String flag, String form, String byDefault, String description) {
        this.flag = flag;
        this.form = form;
        this.byDefault = byDefault;
        this.description = description;
    }

    /** Whether the command line takes it: every user of the machine can read that, so it takes no secrets. */
    public boolean hasFlag() {
        return !flag.isEmpty();
    }

    /** As on the command line; empty if it is not taken there. */
    public String flag() {
        return flag;
    }

    /** What kind of value it takes. */
    public String form() {
        return form;
    }

    /** Its value when it is not set; empty for none. */
    public String byDefault() {
        return byDefault;
    }

    /** One sentence about it. */
    public String description() {
        return description;
    }

    /** How a message names it: the flag, if there is one, and the variable. */
    public String names() {
        return hasFlag() ? flag + " or " + name() : name();
    }
}
