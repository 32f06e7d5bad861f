package io.berth.launcher.toy;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The smallest application that shows whether a server gives an application what it needs. */
@ApplicationPath("/")
public class ToyApplication extends Application {}
