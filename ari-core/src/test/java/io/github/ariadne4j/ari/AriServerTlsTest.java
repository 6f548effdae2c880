package io.github.ariadne4j.ari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class AriServerTlsTest {
    private static final Credentials EAST = new Credentials("east", "canary-east");

    private static Identity us;
    private static Identity asterisk;

    @RegisterExtension
    final LogBook log = new LogBook();

    private final BlockingQueue<AriClient> welcomed = new LinkedBlockingQueue<>();
    private AriServer server;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws Exception {
        us = Identity.make(folder, "localhost");
        asterisk = Identity.make(folder, "asterisk");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void asterisk_comes_in_encrypted() throws Exception {
        server = AriServer.listen(
                AriServerSettings.onLoopback(0, EAST).withTls(us.certificate(), us.key()), welcomed::add);
        comeIn(Identity.context(us, null));
        assertThat(welcomed.poll(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void a_private_key_that_every_user_of_the_machine_can_read_is_warned_of(@TempDir Path folder) throws Exception {
        // Given
        Path key = Files.copy(us.key(), folder.resolve("key.pem"));

        // When
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        AriServer.listen(AriServerSettings.onLoopback(0, EAST).withTls(us.certificate(), key), welcomed::add)
                .close();
        List<String> warned = log.warnings();
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        AriServer.listen(AriServerSettings.onLoopback(0, EAST).withTls(us.certificate(), key), welcomed::add)
                .close();

        // Then
        assertThat(warned).singleElement().asString().contains(key.toString(), "chmod 600");
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void with_mutual_tls_asterisk_needs_a_certificate_beside_its_password() throws Exception {
        server = AriServer.listen(
                AriServerSettings.onLoopback(0, EAST).withMutualTls(us.certificate(), us.key(), asterisk.certificate()),
                welcomed::add);
        assertThatThrownBy(() -> comeIn(Identity.context(us, null))).isInstanceOf(RuntimeException.class);
        await().until(() -> server.refusedConnections() > 0);
        comeIn(Identity.context(us, asterisk));
        assertThat(welcomed.poll(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void a_certificate_of_somebody_else_does_not_do() throws Exception {
        server = AriServer.listen(
                AriServerSettings.onLoopback(0, EAST).withMutualTls(us.certificate(), us.key(), asterisk.certificate()),
                welcomed::add);
        assertThatThrownBy(() -> comeIn(Identity.context(us, us))).isInstanceOf(RuntimeException.class);
        assertThat(welcomed).isEmpty();
    }

    @Test
    void a_pem_file_that_is_none_is_a_clear_failure(@TempDir Path folder) throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.pem"), "nothing");
        AriServerSettings settings = AriServerSettings.onLoopback(0, EAST).withTls(broken, us.key());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AriServer.listen(settings, welcomed::add))
                .withMessageContaining("broken.pem");
    }

    private void comeIn(SSLContext tls) {
        URI uri = URI.create("wss://localhost:" + server.address().getPort() + "/ari");
        CallingAsterisk.by(HttpClient.newBuilder().sslContext(tls).build(), uri, EAST, "id-east", "b2bua");
    }
}
