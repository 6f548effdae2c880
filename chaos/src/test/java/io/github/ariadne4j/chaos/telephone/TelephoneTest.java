package io.github.ariadne4j.chaos.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.chaos.judge.CallKind;
import io.github.ariadne4j.chaos.judge.CallRecord.End;
import io.github.ariadne4j.chaos.judge.HeardCall;
import io.github.ariadne4j.chaos.judge.HeardTone;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TelephoneTest {
    private static final long SEED = 17;

    private TelephonePeer peer;
    private CompletableFuture<HeardCall> call;

    @BeforeEach
    void placeCall() {
        peer = new TelephonePeer();
        CallerTiming reaction =
                new CallerTiming(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofSeconds(1), new Random(SEED));
        Telephone telephone = new Telephone(CallKind.SURVEY, "390700000", peer.port(), new SurveyCaller(reaction));
        call = CompletableFuture.supplyAsync(telephone::call);
    }

    @AfterEach
    void hangUpForGood() {
        peer.close();
    }

    @Test
    void presses_its_key_for_each_question_again_if_it_is_asked_again() throws Exception {
        peer.answer();

        String keys = peer.ask(2) + peer.ask(3) + peer.askAfterSilence(3);
        peer.play(FlowTones.THANKS);
        peer.hangUp();

        HeardCall record = call.get(10, TimeUnit.SECONDS);
        assertThat(record.heard()).extracting(HeardTone::tone).containsExactly(2, 3, 3, FlowTones.THANKS);
        assertThat(keys).isEqualTo(record.keys().substring(1, 3) + record.keys().charAt(2));
        assertThat(record.order()).isEqualTo(List.of(2, 3, FlowTones.THANKS));
        assertThat(record.call().end()).isEqualTo(End.HUNG_UP_ON);
        assertThat(record.call().answered()).isNotNull();
    }

    @Test
    void keeps_that_it_was_refused() throws Exception {
        peer.refuse("503 Service Unavailable");

        HeardCall record = call.get(10, TimeUnit.SECONDS);
        assertThat(record.call().end()).isEqualTo(End.UNAVAILABLE);
        assertThat(record.heard()).isEmpty();
    }
}
