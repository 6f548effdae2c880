package io.github.ariadne4j.docs;

import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.flow.SilenceRepair;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Looks a customer up that may take long to find. */
final class PatientFlow implements CallFlow {
    private final Function<String, CompletableFuture<String>> customers;

    PatientFlow(Function<String, CompletableFuture<String>> customers) {
        this.customers = customers;
    }

    @Override
    public void run(Call call) {
        call.answer();
        CompletableFuture<String> customer = customers.apply(call.callerNumber());
        call.pause(Pause.of(Duration.ofSeconds(20)).withMusic("default").until(customer::isDone));
        call.play(Prompt.sound(customer.getNow("unknown-caller")));
    }

    @Override
    public SilenceRepair onSilence(IncomingCall call, Party party) {
        return SilenceRepair.play(Play.of(Prompt.sound("one-moment-please")));
    }
}
