package io.github.ariadne4j.callflow.testkit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the person at a telephone does in the calls of {@link EveryKill}: keys after a sound, keys and a hang-up in a talk. As a person does,
 * it repeats in a talk what had no effect, for example since no application was running. Immutable; any thread.
 *
 * <pre>{@code
 * ScriptedTelephone.of("10").pressingInTalkWith("1000", "1").pressingInTalkWith("21", "#")
 * }</pre>
 */
public final class ScriptedTelephone {
    private final String number;
    private final String dialled;
    private final @Nullable Turn turn;
    private final Map<String, String> keys;
    private final List<InTalk> talks;
    private final @Nullable Duration patience;

    /**
     * When it calls.
     *
     * @param other the number of the telephone that it waits for
     * @param media what that one has heard by then
     */
    record Turn(String other, String media) {}

    /**
     * What it does in a talk.
     *
     * @param other the number of the other telephone
     * @param pressed the keys; null: it hangs up
     */
    record InTalk(String other, @Nullable String pressed) {
        void on(TelephoneCall call) {
            if (pressed == null) {
                call.hangUp();
            } else {
                call.press(pressed);
            }
        }
    }

    private ScriptedTelephone(
            String number,
            String dialled,
            @Nullable Turn turn,
            Map<String, String> keys,
            List<InTalk> talks,
            @Nullable Duration patience) {
        this.number = number;
        this.dialled = dialled;
        this.turn = turn;
        this.keys = Map.copyOf(keys);
        this.talks = List.copyOf(talks);
        this.patience = patience;
    }

    /**
     * The telephone of this number, which presses no key and does not hang up. It answers as the callees of the simulator do: after 50 ms,
     * unless {@link EveryKill#prepared} sets another script.
     *
     * @param number the number from which it calls, or at which it is dialled
     */
    public static ScriptedTelephone of(String number) {
        return new ScriptedTelephone(number, "s", null, Map.of(), List.of(), null);
    }

    /** The same with this number that it dials, if it calls; {@code s} by default. */
    public ScriptedTelephone dialling(String called) {
        return new ScriptedTelephone(number, called, turn, keys, talks, patience);
    }

    /** The same, which calls as soon as another telephone has begun to hear this. */
    public ScriptedTelephone callingAfter(String other, String media) {
        return new ScriptedTelephone(number, dialled, new Turn(other, media), keys, talks, patience);
    }

    /** The same, which presses these keys each time it hears this, for example {@code sound:enter-pin}; of a prompt, the last media. */
    public ScriptedTelephone pressing(String media, String pressed) {
        Map<String, String> all = new HashMap<>(keys);
        all.put(media, pressed);
        return new ScriptedTelephone(number, dialled, turn, all, talks, patience);
    }

    /** The same, which presses these keys when it is in a bridge with that telephone alone and both are answered, and again every half a second for as long as it is. */
    public ScriptedTelephone pressingInTalkWith(String other, String pressed) {
        return and(new InTalk(other, pressed));
    }

    /** The same, which hangs up when it is in a bridge with that telephone alone, and both are answered. */
    public ScriptedTelephone hangingUpInTalkWith(String other) {
        return and(new InTalk(other, null));
    }

    /** The same, which hangs up when its call has lasted this long and no other telephone is in a call; by default it does not. */
    public ScriptedTelephone hangingUpIfAloneAfter(Duration time) {
        return new ScriptedTelephone(number, dialled, turn, keys, talks, time);
    }

    private ScriptedTelephone and(InTalk talk) {
        return new ScriptedTelephone(
                number,
                dialled,
                turn,
                keys,
                Stream.concat(talks.stream(), Stream.of(talk)).toList(),
                patience);
    }

    String number() {
        return number;
    }

    String dialled() {
        return dialled;
    }

    @Nullable Turn turn() {
        return turn;
    }

    @Nullable String keysAfter(String media) {
        return keys.get(media);
    }

    @Nullable Duration patience() {
        return patience;
    }

    List<InTalk> talks() {
        return talks;
    }
}
