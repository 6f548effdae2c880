package io.github.ariadne4j.chaos.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestParserTest {
    @Test
    void http_requests_are_told_apart_without_their_ids() throws IOException {
        String sent = """
                POST /ari/channels/create?channelId=b-1 HTTP/1.1
                Content-Length: 9

                {"a":"b"}POST /ari/bridges/m-1 HTTP/1.1

                DELETE /ari/channels/17.4?reason_code=16 HTTP/1.1

                """.replace("\n", "\r\n");

        List<Request> requests = read(WireProtocol.HTTP, sent.getBytes(ISO_8859_1));

        assertThat(requests)
                .extracting(Request::kind)
                .containsExactly("POST channels/create", "POST bridges/*", "DELETE channels/*");
        assertThat(requests.get(0).target()).isEqualTo("POST /ari/channels/create?channelId=b-1");
        assertThat(together(requests)).isEqualTo(sent);
    }

    @Test
    void what_follows_an_upgrade_is_frames() throws IOException {
        String sent = "GET /ari/events?app=b2bua HTTP/1.1\r\nUpgrade: websocket\r\n\r\nany bytes\r\n\r\n";

        List<Request> requests = read(WireProtocol.HTTP, sent.getBytes(ISO_8859_1));

        assertThat(requests).extracting(Request::kind).containsExactly("GET events", "frame");
        assertThat(together(requests)).isEqualTo(sent);
    }

    @Test
    void redis_commands_are_told_apart_and_scripts_by_their_digest() throws IOException {
        String sent = "*1\r\n$4\r\nping\r\n*3\r\n$7\r\nEVALSHA\r\n$12\r\n0123456789ab\r\n$3\r\na\r\n\r\n";

        List<Request> requests = read(WireProtocol.REDIS, sent.getBytes(ISO_8859_1));

        assertThat(requests).extracting(Request::kind).containsExactly("PING", "EVALSHA 01234567");
        assertThat(together(requests)).isEqualTo(sent);
    }

    @Test
    void postgresql_statements_are_known_when_they_are_bound() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        sent.writeBytes(ByteBuffer.allocate(8).putInt(8).putInt(80877103).array()); // may we speak TLS?
        sent.writeBytes(ByteBuffer.allocate(8).putInt(8).putInt(3 << 16).array());
        message(sent, 'P', "S_1\0insert into cdr values ($1)\0");
        message(sent, 'B', "\0S_1\0");
        message(sent, 'B', "\0S_1\0");
        message(sent, 'S', "");
        message(sent, 'Q', "COMMIT\0");

        List<Request> requests = read(WireProtocol.POSTGRESQL, sent.toByteArray());

        assertThat(requests).extracting(Request::kind).containsExactly("", "", "", "INSERT", "INSERT", "", "COMMIT");
        assertThat(together(requests)).isEqualTo(sent.toString(ISO_8859_1));
    }

    private static void message(ByteArrayOutputStream out, char type, String body) {
        out.write(type);
        out.writeBytes(ByteBuffer.allocate(4).putInt(4 + body.length()).array());
        out.writeBytes(body.getBytes(ISO_8859_1));
    }

    private static List<Request> read(WireProtocol wire, byte[] sent) throws IOException {
        DataInputStream client = new DataInputStream(new ByteArrayInputStream(sent));
        RequestParser protocol = wire.requestParser();
        List<Request> requests = new ArrayList<>();
        for (Request next = protocol.next(client); next != null; next = protocol.next(client)) {
            requests.add(next);
        }
        return requests;
    }

    private static String together(List<Request> requests) {
        StringBuilder all = new StringBuilder();
        requests.forEach(request -> all.append(new String(request.bytes(), ISO_8859_1)));
        return all.toString();
    }
}
