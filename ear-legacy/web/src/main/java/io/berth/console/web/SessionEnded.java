package io.berth.console.web;

/** The host must sign in again. */
class SessionEnded extends RuntimeException {}
