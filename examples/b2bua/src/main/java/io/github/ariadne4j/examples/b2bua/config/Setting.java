package io.github.ariadne4j.examples.b2bua.config;

/** The settings. The name of a setting is the name of its variable, in the environment and in the file. */
public enum Setting {
    /** The file of settings; cannot be set in the file. */
    B2BUA_CONFIG("--config", "FILE", "", "A file with the settings below; default: b2bua.properties, if it exists"),
    /** The address of Asterisk. */
    ARI_URL("--ari-url", "URL", "http://localhost:8088", "The HTTP server of Asterisk"),
    /** The ARI user. */
    ARI_USERNAME("", "NAME", "b2bua", "The ARI user, a section of ari.conf"),
    /** The password of the ARI user. */
    ARI_PASSWORD("", "SECRET", "", "The password of the ARI user; must be set"),
    /** The Stasis application. */
    ARI_APP("--ari-app", "NAME", "b2bua", "The Stasis application whose calls are taken: Stasis(NAME)"),
    /** The transport of requests. */
    ARI_TRANSPORT("--ari-transport", "WAY", "auto", "Transport of requests to Asterisk: http, websocket or auto"),
    /** The store of sessions. */
    REDIS_URL("--redis-url", "URL", "", "Redis for sessions and limits; default: the memory of this process"),
    /** The folder of ended calls that no store takes. */
    SPOOL_DIR(
            "--spool-dir",
            "FOLDER",
            "b2bua-spool",
            "Folder of ended calls that wait while Redis is unavailable; one for each process"),
    /** The take-over of calls of other instances. */
    TAKEOVER("--takeover", "true|false", "true", "Take over the calls of an instance on the same Redis that is gone"),
    /** The database of CDRs. */
    CDR_JDBC_URL("--cdr-url", "URL", "", "PostgreSQL (or H2) for CDRs; default: an H2 file here, b2bua-cdr.mv.db"),
    /** The user of the database. */
    CDR_USERNAME("", "NAME", "", "The user of that database"),
    /** The password of the database. */
    CDR_PASSWORD("", "SECRET", "", "The password of that user"),
    /** The routes of calls. */
    ROUTES(
            "--route",
            "PATTERN=TARGET",
            "",
            "Routes of calls; the first match is used. Repeat it, or separate routes by ;"),
    /** A file of further routes. */
    ROUTES_FILE(
            "--routes-file",
            "FILE",
            "",
            "A file with one route a line, used after those of --route; example: routes.conf.example"),
    /** The interval at which the table of routes is read. */
    ROUTES_TABLE(
            "--routes-table",
            "SECONDS",
            "0",
            "Interval at which the table routes of the CDR database is read; used after all other routes; 0: never"),
    /** The ringing time of a target. */
    RING_TIMEOUT("--ring-timeout", "SECONDS", "30", "Time that a target may ring before the next is tried"),
    /** The longest talk. */
    LONGEST_TALK(
            "--longest-talk",
            "SECONDS",
            "0",
            "Longest talk of caller and callee, unless the route has its own; 0: without a limit"),
    /** The longest silence of a party. */
    LONGEST_SILENCE(
            "--longest-silence",
            "SECONDS",
            "5",
            "Time that an answered party may hear nothing, while no operation waits for it, before its call is ended with cause 41; 0: without a limit"),
    /** The maximum number of live calls. */
    MOST_CALLS("--most-calls", "NUMBER", "10000", "Maximum number of live calls; more are refused with 503"),
    /** The maximum number of new calls a second. */
    CALLS_PER_SECOND(
            "--calls-per-second",
            "NUMBER",
            "0",
            "Maximum number of new calls a second; more are refused with 503; 0: without a limit"),
    /** The maximum number of times that a call comes back. */
    MOST_HOPS(
            "--most-hops",
            "NUMBER",
            "5",
            "How often a call may come back to the application before it is refused as a loop"),
    /** The numbers that may be called. */
    NUMBER_RULES(
            "--number-rules",
            "FILE",
            "",
            "Numbers that may be called, by prefix; default: no satellite and international premium ranges"),
    /** The credit that a call reserves. */
    CREDIT(
            "--credit",
            "SECONDS",
            "0",
            "Maximum billed time of a call, reserved from its account's row in credit_accounts; 0: without credit"),
    /** The admission of calls whose credit is unknown. */
    CREDIT_UNKNOWN(
            "--credit-unknown",
            "take|refuse",
            "refuse",
            "Treatment of a call whose credit cannot be reserved: take or refuse (503)"),
    /** The admission of calls whose limits are unknown. */
    LIMITS_UNKNOWN(
            "--limits-unknown",
            "take|refuse",
            "take",
            "Treatment of a call whose limits cannot be read or counted: take or refuse (503)"),
    /** The admission of calls whose session cannot be written. */
    SESSION_LOST(
            "--session-lost",
            "take|refuse",
            "take",
            "Treatment of a call that Redis does not take, so that it would not outlive this process: take or refuse (503)"),
    /** The time that the end waits for live calls. */
    DRAIN_TIMEOUT("--drain-timeout", "SECONDS", "10", "Time to wait for live calls after SIGTERM; they survive it"),
    /** The delay of requests above which new calls are refused. */
    OVERLOAD_DELAY(
            "--overload-delay",
            "MILLISECONDS",
            "200",
            "New calls are refused (503) while requests to Asterisk take longer on average; 0: never"),
    /** The memory of the recorder. */
    RECORDER_MB(
            "--recorder-mb", "MEBIBYTES", "64", "Memory for the record of the last calls, see \"calls\"; 0: no record"),
    /** The address for SIP messages. */
    HEP_ADDRESS(
            "--hep-address",
            "HOST:PORT",
            "",
            "Address to which Asterisk sends copies of its SIP messages (hep.conf), as 127.0.0.1:9060; default: none"),
    /** The password of SIP messages. */
    HEP_PASSWORD("", "SECRET", "", "The capture_password of hep.conf; required if other hosts can reach HEP_ADDRESS"),
    /** The collector of traces; the name is the standard one of OpenTelemetry. */
    OTEL_EXPORTER_OTLP_ENDPOINT(
            "--otlp-endpoint",
            "URL",
            "",
            "Collector of call traces, OTLP over HTTP, as http://127.0.0.1:4318; default: no traces"),
    /** The port of the pages. */
    HTTP_PORT(
            "--http-port",
            "PORT",
            "8090",
            "Port of the pages of calls, and of /readyz, /livez, /healthz, /metrics and /calls; 0: a free one"),
    /** The address of the pages. */
    HTTP_ADDRESS(
            "--http-address",
            "HOST",
            "127.0.0.1",
            "Address of these pages; if other hosts can reach it, HTTP_TOKEN and HTTP_TLS_KEYSTORE are required"),
    /** Host names under which the pages are reached. */
    HTTP_HOSTS("--http-hosts", "NAME,NAME", "", "Further host names under which browsers reach the pages"),
    /** The certificate and key of the pages. */
    HTTP_TLS_KEYSTORE(
            "--http-tls-keystore", "FILE", "", "Certificate and key of the pages, as PKCS12; default: no TLS"),
    /** The password of the key store. */
    HTTP_TLS_PASSWORD("", "SECRET", "", "The password of that file"),
    /** The access token of the pages. */
    HTTP_TOKEN("", "SECRET", "", "Token that each request for the pages must carry; in a browser once as ?token=");

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

    /** Whether it can be set on the command line: every user of the machine can read that, so secrets cannot. */
    public boolean hasFlag() {
        return !flag.isEmpty();
    }

    /** Its flag; empty if it has none. */
    public String flag() {
        return flag;
    }

    /** The placeholder of its value. */
    public String form() {
        return form;
    }

    /** The default; empty for none. */
    public String byDefault() {
        return byDefault;
    }

    /** A description of one sentence. */
    public String description() {
        return description;
    }

    /** Its names in messages: the flag, if there is one, and the variable. */
    public String names() {
        return hasFlag() ? flag + " or " + name() : name();
    }
}
