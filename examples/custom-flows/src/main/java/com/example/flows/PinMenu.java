package com.example.flows;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.flow.Call;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import java.util.Map;

/**
 * Asks for a PIN, at most three times, then offers a menu.
 *
 * @param messages the number of messages of each PIN
 * @param operator the target of key 0
 */
public record PinMenu(Map<String, Integer> messages, DialTarget operator) implements CallFlow {
    private static final Gather PIN = Gather.exactly(4)
            .prompt(Prompt.sound("vm-password"))
            .reprompt(Prompt.sound("vm-incorrect"))
            .tries(3);
    private static final Gather MENU = Gather.exactly(1)
            .prompt(Prompt.sound("vm-press"), Prompt.digits("1"), Prompt.sound("vm-for"), Prompt.sound("vm-messages"))
            .accepting("10"::contains)
            .tries(3);

    @Override
    public void run(Call call) {
        call.answer();
        GatherOutcome pin = call.gather(PIN.accepting(messages::containsKey));
        call.note("pin", pin instanceof GatherOutcome.Digits ? "accepted" : "refused");
        if (pin instanceof GatherOutcome.Digits) {
            menu(call, messages.getOrDefault(pin.keys(), 0));
        } else {
            call.play(Prompt.sound("vm-goodbye"));
            call.hangUp(HangupCause.CALL_REJECTED);
        }
    }

    private void menu(Call call, int count) {
        switch (call.gather(MENU).keys()) {
            case "1" -> call.play(Prompt.sound("vm-youhave"), Prompt.number(count), Prompt.sound("vm-messages"));
            case "0" -> call.dialAndBridge(operator);
            default -> call.play(Prompt.sound("vm-goodbye"));
        }
    }
}
