package io.github.ariadne4j.examples.b2bua.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.ari.AriClient;
import io.github.ariadne4j.ari.AriSettings;
import io.github.ariadne4j.ari.Credentials;
import io.github.ariadne4j.ari.model.Bridge;
import io.github.ariadne4j.ari.model.BridgeId;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.examples.b2bua.real.phone.Telephone;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable;
import io.github.ariadne4j.examples.b2bua.real.service.CdrTable.Row;
import io.github.ariadne4j.examples.b2bua.real.service.RealServices;
import io.github.ariadne4j.examples.b2bua.real.service.RunningB2bua;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another user of ARI destroys the bridge of a call, or takes a party out of it. */
class ChangedBridgesIT {
    /** How often a party is put back; a bridge that was destroyed counts twice. */
    private static final int REPAIRS = 6;

    @RegisterExtension
    private static final RealServices SERVICES = new RealServices();

    private static CdrTable cdrs;
    private static RunningB2bua b2bua;
    private static AriClient ari;

    private Telephone caller;
    private Telephone callee;

    @BeforeAll
    static void start() {
        cdrs = CdrTable.in(SERVICES.postgres());
        b2bua = RunningB2bua.start(SERVICES, cdrs, "--route=72=PJSIP/desk-2");
        Map<String, String> settings = SERVICES.asterisk().settings();
        Credentials login = new Credentials(settings.get("ARI_USERNAME"), settings.get("ARI_PASSWORD"));
        ari = AriClient.connect(AriSettings.of(URI.create(settings.get("ARI_URL")), login, "an-other"));
    }

    @AfterAll
    static void stop() {
        ari.close();
        b2bua.close();
        assertThat(b2bua.complained()).isEmpty();
        assertThat(b2bua.said()).doesNotContain("ERROR");
    }

    @BeforeEach
    void call() {
        cdrs.execute("delete from cdr");
        callee = Telephone.waiting(SERVICES.asterisk(), "desk-2");
        caller = Telephone.calling(SERVICES.asterisk(), "desk-1", "72");
        callee.awaitRinging().answer();
        caller.awaitTalksWith(callee);
    }

    @AfterEach
    void putAway() {
        caller.close();
        callee.close();
        SERVICES.asterisk().clear();
    }

    @Test
    void parties_whose_bridge_is_destroyed_are_joined_in_another_one_and_the_call_ends_as_always() {
        // Given
        BridgeId destroyed = bridgeOfBoth().id();

        // When
        destroy(destroyed);

        // Then
        caller.awaitTalksWith(callee);
        assertThat(bridgeOfBoth().id()).isNotEqualTo(destroyed);
        assertEndsAsAlways();
    }

    @Test
    void a_bridge_that_is_destroyed_too_often_ends_the_call() {
        // Given
        for (int i = 0; i < REPAIRS / 2; i++) {
            destroy(bridgeOfBoth().id());
            caller.awaitTalksWith(callee);
        }

        // When
        destroy(bridgeOfBoth().id());

        // Then
        assertEnded();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_party_that_is_taken_out_is_put_back_and_the_call_ends_as_always(int party) {
        // When
        takeOut(party);

        // Then
        caller.awaitTalksWith(callee);
        assertEndsAsAlways();
    }

    @Test
    void a_party_that_is_taken_out_too_often_ends_the_call() {
        // Given
        for (int i = 0; i < REPAIRS; i++) {
            takeOut(0);
            caller.awaitTalksWith(callee);
        }

        // When
        takeOut(0);

        // Then
        assertEnded();
    }

    private void assertEndsAsAlways() {
        caller.hangUp();
        callee.awaitRequest("BYE");
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("ANSWERED");
        assertThat(cdr.hungUpBy()).isEqualTo("CALLER");
        assertThat(cdr.cause()).isEqualTo(16);
        SERVICES.awaitNothingLeft();
    }

    private void assertEnded() {
        caller.awaitRequest("BYE");
        callee.awaitRequest("BYE");
        Row cdr = cdrs.awaitOne();
        assertThat(cdr.disposition()).isEqualTo("ANSWERED");
        assertThat(cdr.hungUpBy()).isEqualTo("APPLICATION");
        assertThat(cdr.billable()).isPositive();
        SERVICES.awaitNothingLeft();
    }

    /** The callee's channel has an id of the application. */
    private void takeOut(int party) {
        Bridge bridge = bridgeOfBoth();
        ChannelId channel = bridge.channels().stream()
                .filter(id -> id.value().startsWith("a4j~") == (party == 1))
                .findFirst()
                .orElseThrow();
        ari.bridges()
                .remove(bridge.id(), List.of(channel))
                .toCompletableFuture()
                .join();
    }

    private static void destroy(BridgeId bridge) {
        ari.bridges().destroy(bridge).toCompletableFuture().join();
    }

    private static Bridge bridgeOfBoth() {
        return await().until(
                        () -> ari.bridges().list().toCompletableFuture().join().stream()
                                .filter(bridge -> bridge.channels().size() == 2)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
