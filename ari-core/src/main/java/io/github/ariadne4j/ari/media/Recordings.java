package io.github.ariadne4j.ari.media;

/**
 * Recordings ({@code /recordings}): those being made, and those that are files.
 *
 * @see <a href="https://docs.asterisk.org/Latest_API/API_Documentation/Asterisk_REST_Interface/Recordings_REST_API">Recordings in Asterisk's documentation</a>
 */
public interface Recordings {
    /** Recordings that are being made. */
    LiveRecordings live();

    /** Recordings that are files on the server. */
    StoredRecordings stored();
}
