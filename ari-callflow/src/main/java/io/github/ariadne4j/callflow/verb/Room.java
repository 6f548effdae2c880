package io.github.ariadne4j.callflow.verb;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A conference by name, and how a call takes part in it: the argument of {@link io.github.ariadne4j.callflow.flow.Call#join}. Calls that
 * join the same name on the same Asterisk hear each other. A room opens with the first call that joins it, and closes when the last one
 * has left. The most members, what its moderators mean for the others, its sounds and its recording are those of the call that opened it.
 *
 * <pre>{@code
 * Room.named("board").as(Room.Role.MODERATOR).endingWithModerator().leftBy('#')
 * }</pre>
 *
 * @param name 1 to 64 letters, digits, dots, hyphens and underscores; the first one is a letter or a digit
 * @param role what the call may do in it; a {@link Role#MEMBER} unless it is said
 * @param mostMembers how many calls may be in it at once; 100 unless it is said
 * @param endsWithModerator whether it ends for all when its last moderator leaves
 * @param leaveKey the key by which this call leaves it; null: none
 * @param sounds what is heard in it besides its members; nothing unless it is said
 * @param waitsForModerator whether its members hear music, and not each other, while no moderator is in it
 * @param recording how what is said in it is recorded; null: it is not
 */
public record Room(
        String name,
        Role role,
        int mostMembers,
        boolean endsWithModerator,
        @Nullable Character leaveKey,
        Sounds sounds,
        boolean waitsForModerator,
        @Nullable Recording recording) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int USUAL_MOST = 100;

    /** The rights of a call in a room. */
    public enum Role {
        /** Speaks and hears. The room may end when it leaves. */
        MODERATOR,
        /** Speaks and hears. */
        MEMBER,
        /** Hears, and is not heard: Asterisk takes its sound out of the bridge. */
        LISTENER
    }

    /**
     * The sounds of a room besides its members.
     *
     * @param entered what all hear once a member has entered; null: nothing
     * @param left what the others hear once a member has left; null: nothing
     * @param music whether a member hears music while it is alone, or the moderator with whom the room ends is not there yet
     */
    public record Sounds(@Nullable Prompt entered, @Nullable Prompt left, boolean music) {
        /** Nothing. */
        public static final Sounds NONE = new Sounds(null, null, false);
    }

    /** @throws IllegalArgumentException if the name is none, if it takes no member, or if there is no such key */
    public Room {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a room's name must be 1 to 64 letters, digits, dots, hyphens and underscores, and begin with a letter or a digit: "
                            + name);
        }
        if (mostMembers < 1) {
            throw new IllegalArgumentException("a room must take at least one member: " + mostMembers);
        }
        if (leaveKey != null) {
            Play.requireKeys(leaveKey.toString());
        }
        recording = recording == null ? null : recording.endedByTime();
    }

    /** Whether a room may have this name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** A room of this name, as a member that no key takes out. */
    public static Room named(String name) {
        return new Room(name, Role.MEMBER, USUAL_MOST, false, null, Sounds.NONE, false, null);
    }

    /** The same in this role. */
    public Room as(Role changed) {
        return new Room(name, changed, mostMembers, endsWithModerator, leaveKey, sounds, waitsForModerator, recording);
    }

    /** The same with so many members at most. */
    public Room atMost(int members) {
        return new Room(name, role, members, endsWithModerator, leaveKey, sounds, waitsForModerator, recording);
    }

    /** The same, and it ends for all when its last moderator leaves. */
    public Room endingWithModerator() {
        return new Room(name, role, mostMembers, true, leaveKey, sounds, waitsForModerator, recording);
    }

    /**
     * The same, and its members hear music and not each other until a moderator is in it, and again after its last moderator has left,
     * if it does not end then. The music is that of the class that the channel of each caller names, {@code default} as a rule.
     */
    public Room waitingForModerator() {
        return new Room(name, role, mostMembers, endsWithModerator, leaveKey, sounds, true, recording);
    }

    /**
     * The same, and what is said in it is recorded from the first talk (two are in it and hear each other) to its end. Format, longest
     * time, beep and label count, as of {@link Recording#ofTalk}; a beep is heard by all. No key and no silence ends it.
     */
    public Room recorded(Recording how) {
        return new Room(name, role, mostMembers, endsWithModerator, leaveKey, sounds, waitsForModerator, how);
    }

    /** The same, and this key takes the call out of it; one of 0 to 9, A to D, * and #. */
    public Room leftBy(char key) {
        return new Room(name, role, mostMembers, endsWithModerator, key, sounds, waitsForModerator, recording);
    }

    /**
     * The same, and all who are in it hear when a member or a moderator enters and leaves. Listeners are not announced, and the first
     * one hears nothing.
     *
     * @param entered what is played once one has entered; the one that entered hears it as well
     * @param left what is played once one has left
     */
    public Room announcing(Prompt entered, Prompt left) {
        return with(new Sounds(entered, left, sounds.music()));
    }

    /**
     * The same, and a member hears music while it is alone in it. If it ends with its moderator, all hear music until a moderator is
     * there. The music is that of the class {@code default} of Asterisk ({@code musiconhold.conf}).
     */
    public Room withMusic() {
        return with(new Sounds(sounds.entered(), sounds.left(), true));
    }

    /** The same with these sounds. */
    public Room with(Sounds changed) {
        return new Room(name, role, mostMembers, endsWithModerator, leaveKey, changed, waitsForModerator, recording);
    }
}
