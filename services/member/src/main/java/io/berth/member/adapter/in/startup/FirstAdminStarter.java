package io.berth.member.adapter.in.startup;

import io.berth.member.application.EnsureFirstAdmin;
import io.berth.member.domain.Email;
import io.berth.member.domain.Password;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the administrator that the configuration names, when the application starts. */
@ApplicationScoped
public class FirstAdminStarter {
  private static final Logger LOG = Logger.getLogger(FirstAdminStarter.class.getName());

  @Inject EnsureFirstAdmin ensureFirstAdmin;

  @Inject
  @ConfigProperty(name = "berth.admin.email")
  Optional<String> email;

  @Inject
  @ConfigProperty(name = "berth.admin.password")
  Optional<String> password;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarts) {
    if (email.isPresent()
        && password.isPresent()
        && ensureFirstAdmin.ensure(new Email(email.get()), new Password(password.get()))) {
      LOG.info("the first administrator has an account now");
    }
  }
}
