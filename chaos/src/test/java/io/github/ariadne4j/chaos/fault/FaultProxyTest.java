package io.github.ariadne4j.chaos.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    private static final String DIAL = "POST /ari/channels/17.4/dial?timeout=30 HTTP/1.1";
    private static final String PING = "GET /ari/asterisk/ping HTTP/1.1";

    private EchoServer server;
    private FaultProxy proxy;

    @BeforeEach
    void open() throws IOException {
        server = new EchoServer();
        proxy = FaultProxy.before(server.port(), WireProtocol.HTTP);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passes_requests_and_answers_and_remembers_what_was_asked() throws IOException {
        try (Client client = new Client()) {
            assertThat(client.ask(DIAL)).endsWith(DIAL);
            assertThat(client.ask(PING)).endsWith(PING);
        }

        assertThat(proxy.kinds()).containsExactly("POST channels/*/dial", "GET asterisk/ping");
    }

    @Test
    void loses_the_first_answer_to_a_request_and_lets_its_repetition_be_answered() throws IOException {
        proxy.set(RequestRule.loseFirstAnswer("POST channels/*/dial", new AtomicInteger()));

        try (Client first = new Client()) {
            assertThatThrownBy(() -> first.ask(DIAL)).isInstanceOf(IOException.class);
        }
        try (Client second = new Client()) {
            assertThat(second.ask(DIAL)).endsWith(DIAL);
        }

        assertThat(server.asked()).containsExactly(DIAL, DIAL);
    }

    @Test
    void lets_the_second_lost_answer_be_silence() throws IOException {
        AtomicInteger lost = new AtomicInteger();
        proxy.set(RequestRule.loseFirstAnswer("POST channels/*/dial", lost));

        try (Client reset = new Client();
                Client silent = new Client()) {
            assertThatThrownBy(() -> reset.ask(DIAL)).isInstanceOf(IOException.class);
            silent.hurry();
            assertThatThrownBy(() -> silent.ask(DIAL.replace("17.4", "17.5")))
                    .isInstanceOf(SocketTimeoutException.class);
        }

        assertThat(lost).hasValue(2);
    }

    @Test
    void strikes_before_the_second_request_of_a_kind_and_the_server_does_not_get_it() throws IOException {
        AtomicInteger struck = new AtomicInteger();
        proxy.set(RequestRule.before("POST channels/*/dial", 2, struck::incrementAndGet));

        try (Client client = new Client()) {
            assertThat(client.ask(DIAL)).endsWith(DIAL);
            assertThatThrownBy(() -> client.ask(DIAL)).isInstanceOf(IOException.class);
        }

        assertThat(struck).hasValue(1);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void strikes_after_a_request_was_answered_and_the_client_does_not_learn_it() throws IOException {
        AtomicInteger struck = new AtomicInteger();
        proxy.set(RequestRule.after("POST channels/*/dial", 1, struck::incrementAndGet));

        try (Client client = new Client()) {
            assertThatThrownBy(() -> client.ask(DIAL)).isInstanceOf(IOException.class);
        }

        assertThat(struck).hasValue(1);
        assertThat(server.asked()).containsExactly(DIAL);
    }

    @Test
    void holds_everything_back_in_a_black_hole_and_delivers_it_afterwards() throws IOException {
        try (Client client = new Client()) {
            proxy.set(new Fault.BlackHole());
            client.hurry();
            assertThatThrownBy(() -> client.ask(PING)).isInstanceOf(SocketTimeoutException.class);
            assertThat(server.asked()).isEmpty();

            proxy.set(new Fault.None());
            client.takeTime();
            assertThat(client.answer()).endsWith(PING);
        }
    }

    @Test
    void delays_there_and_back() throws IOException {
        proxy.set(new Fault.Delay(Duration.ofMillis(40)));

        try (Client client = new Client()) {
            long began = System.nanoTime();
            client.ask(PING);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
        }
    }

    @Test
    void refuses_until_it_is_told_otherwise() throws IOException {
        proxy.set(new Fault.Refuse());
        assertThatThrownBy(Client::new).isInstanceOf(IOException.class);

        proxy.set(new Fault.None());
        try (Client client = new Client()) {
            assertThat(client.ask(PING)).endsWith(PING);
        }
    }

    @Test
    void cuts_an_answer_in_its_middle() throws IOException {
        proxy.set(new Fault.CutAfter(10));

        try (Client client = new Client()) {
            assertThatThrownBy(() -> client.ask(PING)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void resets_and_silences_only_connections_that_carried_a_kind() throws IOException {
        try (Client dialler = new Client();
                Client pinger = new Client()) {
            dialler.ask(DIAL);
            pinger.ask(PING);

            proxy.reset("POST channels/*/dial");
            assertThatThrownBy(() -> dialler.ask(DIAL)).isInstanceOf(IOException.class);
            assertThat(pinger.ask(PING)).endsWith(PING);

            proxy.silence("GET asterisk/ping");
            pinger.hurry();
            assertThatThrownBy(() -> pinger.ask(PING)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private final class Client implements AutoCloseable {
        private final Socket socket;

        Client() throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
            takeTime();
        }

        void hurry() throws IOException {
            socket.setSoTimeout(200);
        }

        void takeTime() throws IOException {
            socket.setSoTimeout(10_000);
        }

        String ask(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\nHost: asterisk\r\n\r\n").getBytes(ISO_8859_1));
            return answer();
        }

        String answer() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    throw new IOException("closed after \"" + head + "\"");
                }
                head.append((char) next);
            }
            int length = Integer.parseInt(head.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
            return head + new String(socket.getInputStream().readNBytes(length), ISO_8859_1);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
