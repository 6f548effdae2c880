package io.github.ariadne4j.ari.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The configuration of an Asterisk for outbound WebSockets, as in the guide. */
final class OutboundConfiguration {
    static final String USER = "asterisk";
    static final String PASSWORD = "canary-outbound";

    private OutboundConfiguration() {}

    /**
     * Writes the files into this folder, which already has the certificates {@code localhost.crt} and
     * {@code asterisk.crt} and the key.
     */
    static Path write(Path folder, int port, int tlsPort) throws IOException {
        Files.writeString(
                folder.resolve("ari.conf"),
                """

                [outbound-rights]
                type = user
                password_format = plain
                password = canary-rights
                """
                        + connection("lasting", "lasting")
                        + connection("each-call", "bot")
                        + connection("stranger", "stranger")
                        + connection("sealed", "sealed"));
        Files.writeString(
                folder.resolve("websocket_client.conf"),
                client("lasting", "persistent", port, PASSWORD)
                        + client("each-call", "per_call_config", port, PASSWORD)
                        + client("stranger", "persistent", port, "wrong")
                        + sealed(tlsPort));
        Files.writeString(folder.resolve("extensions.conf"), """

                [into-application]
                exten => lasting,1,Stasis(lasting)
                 same => n,Hangup()
                exten => bot,1,Stasis(bot)
                 same => n,Hangup()
                """);
        return folder;
    }

    private static String connection(String name, String application) {
        return """

                [to-us-%s]
                type = outbound_websocket
                websocket_client_id = %s
                apps = %s
                local_ari_user = outbound-rights
                """.formatted(name, name, application);
    }

    private static String client(String name, String type, int port, String password) {
        return """

                [%s]
                type = websocket_client
                connection_type = %s
                uri = ws://127.0.0.1:%d/ari
                protocols = ari
                username = %s
                password = %s
                connection_timeout = 500
                reconnect_interval = 500
                reconnect_attempts = 4
                """.formatted(name, type, port, USER, password);
    }

    /** With TLS, and a certificate on both sides. */
    private static String sealed(int port) {
        return client("sealed", "persistent", port, PASSWORD).replace("ws://127.0.0.1", "wss://localhost") + """
                tls_enabled = yes
                ca_list_file = @etc@/localhost.crt
                cert_file = @etc@/asterisk.crt
                priv_key_file = @etc@/asterisk.key
                """;
    }
}
