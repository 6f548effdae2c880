package io.github.ariadne4j.ari.model;

/**
 * A playback as one event or response showed it.
 *
 * @param id the playback's id
 * @param mediaUri what is played, for example {@code sound:tt-monkeys}
 * @param nextMediaUri what is played next, empty if nothing is
 * @param targetUri where it is played, for example {@code channel:1700000000.1}
 * @param language the language, empty if none was given
 * @param state {@code queued}, {@code playing}, {@code continuing}, {@code done} or {@code failed}
 */
public record Playback(
        PlaybackId id, String mediaUri, String nextMediaUri, String targetUri, String language, String state) {}
