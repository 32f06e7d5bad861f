package io.berth.foundation.testing;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the server would bring: entity manager, clock, configuration. */
class TestBeans implements Extension {
  private final Transactions transactions;
  private final EntityManager entityManager;
  private final Clock clock;
  private final Map<String, String> config;

  TestBeans(
      Transactions transactions,
      EntityManager entityManager,
      Clock clock,
      Map<String, String> config) {
    this.transactions = transactions;
    this.entityManager = entityManager;
    this.clock = clock;
    this.config = config;
  }

  void add(@Observes AfterBeanDiscovery beans) {
    beans.<Transactions>addBean().types(Transactions.class).createWith(c -> transactions);
    beans.<EntityManager>addBean().types(EntityManager.class).createWith(c -> entityManager);
    beans.<Clock>addBean().types(Clock.class).createWith(c -> clock);
    addConfig(beans, String.class, text -> text);
    addConfig(beans, Integer.class, Integer::valueOf);
    addConfig(beans, Long.class, Long::valueOf);
    addConfig(beans, Boolean.class, Boolean::valueOf);
    addConfig(beans, java.time.Duration.class, java.time.Duration::parse);
    addOptionalText(beans);
  }

  private void addOptionalText(AfterBeanDiscovery beans) {
    beans
        .<Optional<String>>addBean()
        .types(new TypeLiteral<Optional<String>>() {}.getType())
        .qualifiers(new AnyConfigProperty())
        .scope(Dependent.class)
        .produceWith(
            instance ->
                Optional.ofNullable(
                    config.get(
                        TestContainer.configName(instance.select(InjectionPoint.class).get()))));
  }

  private <T> void addConfig(AfterBeanDiscovery beans, Class<T> type, Function<String, T> parse) {
    beans
        .<T>addBean()
        .types(type)
        .qualifiers(new AnyConfigProperty())
        .scope(Dependent.class)
        .produceWith(
            instance -> {
              InjectionPoint point = instance.select(InjectionPoint.class).get();
              String name = TestContainer.configName(point);
              return parse.apply(config.getOrDefault(name, TestContainer.configDefault(point)));
            });
  }

  private static final class AnyConfigProperty extends AnnotationLiteral<ConfigProperty>
      implements ConfigProperty {
    @Override
    public String name() {
      return "";
    }

    @Override
    public String defaultValue() {
      return ConfigProperty.UNCONFIGURED_VALUE;
    }
  }
}
