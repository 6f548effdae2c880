package io.github.ariadne4j.ari.model;

/**
 * The build information of an Asterisk.
 *
 * @param os the operating system
 * @param kernel its kernel
 * @param machine the processor
 * @param options compile-time options
 * @param date the build date
 * @param user the user that built it
 */
public record AsteriskBuild(String os, String kernel, String machine, String options, String date, String user) {}
