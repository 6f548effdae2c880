package io.github.ariadne4j.callflow.testkit;

import io.github.ariadne4j.testkit.AriSimulator;
import io.github.ariadne4j.testkit.state.HeardMedia;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A telephone in one run. Used by one thread. */
final class PlayedTelephone {
    private static final long FIRST_NANOS = Duration.ofMillis(50).toNanos();
    private static final long AGAIN_NANOS = Duration.ofMillis(500).toNanos();
    private static final long NEXT_KEY_NANOS = Duration.ofMillis(20).toNanos();

    /** How long it waits after an interruption whether it is asked again, before it goes on with its keys. */
    private static final long LISTENS_NANOS = Duration.ofMillis(500).toNanos();

    private static final long NOT_IN_TALK = Long.MIN_VALUE;

    private final ScriptedTelephone script;
    private final List<TelephoneCall> calls = new ArrayList<>();

    /** When it acts in each of the talks of its script, as {@link System#nanoTime}. */
    private final long[] due;

    /** When its last call began, as {@link System#nanoTime}. */
    private long began;

    /** How much of what it has heard on its last call it has reacted to. */
    private int reacted;

    /** Keys that it is about to press, one after another: an instance that ends gets those before its end only. */
    private String keys = "";

    /** When it presses the first of them, as {@link System#nanoTime}. */
    private long nextKey;

    /** Whether it is asked again by another instance, so that it begins its keys anew. */
    private boolean listens;

    PlayedTelephone(ScriptedTelephone script) {
        this.script = script;
        this.due = new long[script.talks().size()];
        Arrays.fill(due, NOT_IN_TALK);
    }

    void place(AriSimulator asterisk) {
        add(new TelephoneCall.Placed(
                asterisk.call(script.number()).dialling(script.dialled()).place()));
    }

    /** Reacts to what it hears, and to the telephones with which it talks. */
    void act(AriSimulator asterisk, Map<String, PlayedTelephone> others) {
        asterisk.dialled(script.number()).ifPresent(callee -> {
            if (calls.stream().noneMatch(call -> call.channelId().equals(callee.channelId()))) {
                add(new TelephoneCall.Received(callee));
            }
        });
        TelephoneCall call = current();
        if (call == null) {
            callInItsTurn(asterisk, others);
        } else if (!call.isEnded()) {
            reactToSound(call);
            pressNextKey(call);
            reactToTalks(call, others);
            losePatience(call, others);
        }
    }

    private void add(TelephoneCall call) {
        calls.add(call);
        reacted = 0;
        keys = "";
        began = System.nanoTime();
    }

    private @Nullable TelephoneCall current() {
        return calls.isEmpty() ? null : calls.get(calls.size() - 1);
    }

    private void callInItsTurn(AriSimulator asterisk, Map<String, PlayedTelephone> others) {
        ScriptedTelephone.Turn turn = script.turn();
        if (turn == null) {
            return;
        }
        PlayedTelephone other = others.get(turn.other());
        if (other != null && other.heard().contains(turn.media())) {
            place(asterisk);
        }
    }

    private void reactToSound(TelephoneCall call) {
        List<HeardMedia> heard = call.heard();
        if (reacted < heard.size()) {
            String answer = script.keysAfter(heard.get(reacted).media());
            reacted++;
            if (answer != null && (keys.isEmpty() || listens)) {
                keys = answer;
                nextKey = System.nanoTime();
            }
        }
    }

    private void pressNextKey(TelephoneCall call) {
        if (!keys.isEmpty() && System.nanoTime() - nextKey >= 0) {
            nextKey = System.nanoTime() + NEXT_KEY_NANOS;
            listens = false;
            call.press(keys.substring(0, 1));
            keys = keys.substring(1);
        }
    }

    private void reactToTalks(TelephoneCall call, Map<String, PlayedTelephone> others) {
        for (int talk = 0; talk < due.length; talk++) {
            ScriptedTelephone.InTalk does = script.talks().get(talk);
            if (!talksWith(does.other(), call, others)) {
                due[talk] = NOT_IN_TALK;
            } else if (due[talk] == NOT_IN_TALK) {
                due[talk] = System.nanoTime() + FIRST_NANOS;
            } else if (System.nanoTime() - due[talk] > 0) {
                due[talk] = System.nanoTime() + AGAIN_NANOS;
                does.on(call);
            }
        }
    }

    /** Whether that telephone is in its bridge, and no other one, and both are answered: a telephone that rings is in the bridge as well. */
    private static boolean talksWith(String number, TelephoneCall call, Map<String, PlayedTelephone> others) {
        PlayedTelephone other = others.get(number);
        return other != null
                && call.isAnswered()
                && other.isAnswered()
                && others.values().stream()
                        .filter(one -> one.isBridgedWith(call))
                        .toList()
                        .equals(List.of(other));
    }

    private void losePatience(TelephoneCall call, Map<String, PlayedTelephone> others) {
        Duration patience = script.patience();
        boolean isAlone = others.values().stream().allMatch(other -> other == this || other.isOver());
        if (patience != null && isAlone && System.nanoTime() - began > patience.toNanos()) {
            call.hangUp();
        }
    }

    private boolean isAnswered() {
        TelephoneCall call = current();
        return call != null && call.isAnswered();
    }

    private boolean isBridgedWith(TelephoneCall other) {
        TelephoneCall call = current();
        return call != null && !call.isEnded() && other.isBridgedWith(call.channelId());
    }

    /** What plays on is still to be reacted to; anything else the next instance plays again, if it has to. */
    void forgetInterrupted() {
        TelephoneCall call = current();
        if (call != null) {
            List<HeardMedia> heard = call.heard();
            reacted = Math.max(reacted, hearsOn(call) ? heard.size() - 1 : heard.size());
        }
    }

    /** Whether it is pressing keys, and hears something still. */
    boolean pressesDuringPrompt() {
        TelephoneCall call = current();
        return call != null && !keys.isEmpty() && hearsOn(call);
    }

    private static boolean hearsOn(TelephoneCall call) {
        List<HeardMedia> heard = call.heard();
        return !heard.isEmpty() && heard.get(heard.size() - 1).state() == HeardMedia.State.PLAYING;
    }

    /** Another instance has the calls: keys that were pressed may be lost with the one before, and then it is asked again. */
    void listen() {
        listens = true;
        nextKey = System.nanoTime() + LISTENS_NANOS;
    }

    /** The media that it heard, in order. */
    List<String> heard() {
        return media(TelephoneCall::heard);
    }

    /** The media that were played to it alone, in order: an announcement to a room is made at most once. */
    List<String> playedToChannel() {
        return media(TelephoneCall::playedToChannel);
    }

    private List<String> media(Function<TelephoneCall, List<HeardMedia>> which) {
        return calls.stream()
                .flatMap(call -> which.apply(call).stream())
                .map(HeardMedia::media)
                .toList();
    }

    /** The keys that it heard, each once: a person repeats what has no effect. */
    String heardDigits() {
        StringBuilder digits = new StringBuilder();
        calls.forEach(call -> digits.append(call.heardDigits()));
        return digits.toString().replaceAll("(.)\\1+", "$1");
    }

    boolean isOver() {
        return calls.stream().allMatch(TelephoneCall::isEnded);
    }

    @Override
    public String toString() {
        return script.number() + " heard " + heard();
    }
}
