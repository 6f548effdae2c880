package io.github.ariadne4j.callflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.call.Disposition;
import io.github.ariadne4j.callflow.call.EndSource;
import io.github.ariadne4j.callflow.cdr.CallDetailRecord;
import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.session.CallSession;
import io.github.ariadne4j.callflow.session.ServedAsterisk;
import io.github.ariadne4j.callflow.session.Sessions;
import io.github.ariadne4j.callflow.snapshot.RecordedCall;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LostAsteriskMonitorTest {
    private static final URI OUR_ADDRESS = URI.create("http://192.0.2.1:8088");
    private static final URI ANOTHER = URI.create("http://192.0.2.2:8088");

    /** A time after all times of {@link Sessions}. */
    private static final Instant SEEN = Instant.parse("2026-11-23T12:00:00Z");

    private static final Instant NOW = Instant.parse("2026-11-23T13:00:00Z");
    private static final HuntPlan HUNT = HuntPlan.inOrder(List.of(DialTarget.pjsip("first", "331")));
    private static final ServedAsterisk OURS = new ServedAsterisk(NOW.minusSeconds(60), OUR_ADDRESS);

    private final CallOrigin theirs = Sessions.origin();
    private final OwnedStore store = new OwnedStore(theirs);
    private final List<CallDetailRecord> written = new CopyOnWriteArrayList<>();
    private final Set<URI> answering = new HashSet<>();
    private final CallSession live = RecordedCall.hunting(theirs, HUNT).live();
    private final CallSession answered = withoutState(Sessions.answered(Sessions.of(theirs)));
    private final CallSession waiting = Sessions.ended(Sessions.of(theirs));
    private Duration passed = Duration.ZERO;
    private final LostCallRecorder lost =
            new LostCallRecorder(store, store, sink(), Duration.ofSeconds(5), InstantSource.fixed(NOW));
    private final LostAsteriskMonitor monitor = new LostAsteriskMonitor(
            store,
            new CallOrigin(theirs.application(), "02:00:00:00:00:0b"),
            OURS,
            lost,
            () -> passed.toNanos(),
            answering::contains);

    /** A session of an earlier version. */
    private static CallSession withoutState(CallSession session) {
        return new CallSession(
                session.origin(),
                session.owner(),
                session.call(),
                session.timeline(),
                null,
                session.legs(),
                session.notes(),
                session.end());
    }

    @AfterEach
    void close() {
        monitor.close();
    }

    private CdrSink sink() {
        return (CdrSink) Proxy.newProxyInstance(
                CdrSink.class.getClassLoader(), new Class<?>[] {CdrSink.class}, (proxy, method, args) -> {
                    if (method.getName().equals("write")) {
                        written.add((CallDetailRecord) args[0]);
                    }
                    return method.getReturnType() == int.class ? 0 : CompletableFuture.completedStage(null);
                });
    }

    private void theirsWas(ServedAsterisk served) {
        store.served = served;
        store.lastSeen = SEEN;
        store.memory.create(live);
        store.memory.create(answered);
        store.memory.end(waiting);
    }

    private void look(int times) {
        for (int look = 0; look < times; look++) {
            monitor.look();
        }
    }

    private void assertAllRecorded() {
        await().until(() -> {
            monitor.look();
            return store.memory.isEmpty() && store.asked.contains("release");
        });
        assertThat(written).hasSize(3);
        assertThat(recordOf(live).end().source()).isEqualTo(EndSource.ASTERISK_LOST);
        assertThat(recordOf(live).disposition()).isEqualTo(Disposition.FAILED);
        assertThat(recordOf(answered).disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(recordOf(answered).end().notBefore()).isEqualTo(SEEN);
        assertThat(recordOf(answered).timeline().ended()).isEqualTo(NOW);
        assertThat(recordOf(waiting).end().source()).isEqualTo(EndSource.EVENT);
    }

    private CallDetailRecord recordOf(CallSession session) {
        return written.stream()
                .filter(cdr -> cdr.callId().equals(session.id()))
                .findFirst()
                .orElseThrow();
    }

    private void assertLeftAlone() {
        assertThat(store.asked).isEmpty();
        assertThat(store.memory.isEmpty()).isFalse();
    }

    @Test
    void calls_of_an_identity_that_another_one_replaced_at_our_address_are_recorded_and_so_are_those_that_waited() {
        theirsWas(new ServedAsterisk(SEEN.minusSeconds(3_600), OUR_ADDRESS));

        look(LostAsteriskMonitor.LOOKS_IN_A_ROW);

        assertAllRecorded();
    }

    @Test
    void one_look_proves_nothing() {
        theirsWas(new ServedAsterisk(SEEN.minusSeconds(3_600), OUR_ADDRESS));

        look(LostAsteriskMonitor.LOOKS_IN_A_ROW - 1);

        assertLeftAlone();
    }

    @Test
    void a_server_that_was_started_before_the_other_one_was_seen_last_is_another_place_with_the_same_address() {
        theirsWas(new ServedAsterisk(SEEN.minusSeconds(3_600), OUR_ADDRESS));
        store.lastSeen = NOW;

        look(10);

        assertLeftAlone();
    }

    @Test
    void a_server_of_one_start_is_one_server_whenever_the_other_identity_was_seen() {
        theirsWas(new ServedAsterisk(OURS.startedAt(), OUR_ADDRESS));
        store.lastSeen = NOW;

        look(LostAsteriskMonitor.LOOKS_IN_A_ROW);

        await().until(() -> {
            monitor.look();
            return store.memory.isEmpty();
        });
    }

    @Test
    void an_address_where_nothing_answers_for_an_hour_is_gone() {
        theirsWas(new ServedAsterisk(SEEN, ANOTHER));
        look(10);
        assertLeftAlone();

        passed = LostAsteriskMonitor.SILENCE;
        look(LostAsteriskMonitor.LOOKS_IN_A_ROW);

        assertAllRecorded();
    }

    @Test
    void an_address_that_answers_in_between_is_not_gone() {
        theirsWas(new ServedAsterisk(SEEN, ANOTHER));
        look(1);
        answering.add(ANOTHER);
        passed = Duration.ofMinutes(30);
        look(1);
        answering.clear();

        passed = LostAsteriskMonitor.SILENCE;
        look(10);

        assertLeftAlone();
    }

    @Test
    void of_an_address_that_only_another_host_understands_nothing_is_concluded() {
        theirsWas(new ServedAsterisk(SEEN, URI.create("http://localhost:8088#another-host")));

        look(10);
        passed = LostAsteriskMonitor.SILENCE;
        look(10);

        assertLeftAlone();
    }

    @Test
    void of_calls_without_an_address_nothing_is_concluded() {
        theirsWas(null);

        look(10);
        passed = LostAsteriskMonitor.SILENCE;
        look(10);

        assertLeftAlone();
    }

    @Test
    void calls_that_have_an_owner_are_left_alone() {
        theirsWas(new ServedAsterisk(SEEN.minusSeconds(3_600), OUR_ADDRESS));
        store.held = true;

        look(10);

        assertLeftAlone();
    }
}
