package io.github.ariadne4j.ari.transport.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of a private key that all users of the machine can read. */
final class KeyFileWarning {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFileWarning.class);

    private KeyFileWarning() {}

    static void warn(Path key) {
        if (isExposed(key)) {
            LOG.warn("{} holds a private key and is readable by every user of this machine: chmod 600 it", key);
        }
    }

    /** False on a file system without POSIX permissions. */
    private static boolean isExposed(Path key) {
        try {
            return Files.getPosixFilePermissions(key).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
