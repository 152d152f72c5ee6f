package org.botcrm.domain.cliente;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Who a phone or an ID number belongs to. Several is not one of them: nobody may be taken for
 * somebody else.
 */
public sealed interface ClienteMatch {

  /** One function for each case, so that the compiler asks for all of them. */
  <T> T match(Supplier<T> none, Function<Cliente, T> one, Function<List<ClienteId>, T> several);

  /** The client, when it is exactly one. */
  default Optional<Cliente> identified() {
    return match(Optional::empty, Optional::of, several -> Optional.empty());
  }

  /** Nobody. */
  record None() implements ClienteMatch {
    @Override
    public <T> T match(
        Supplier<T> none, Function<Cliente, T> one, Function<List<ClienteId>, T> several) {
      return none.get();
    }
  }

  /** Exactly one client. */
  record One(Cliente cliente) implements ClienteMatch {
    @Override
    public <T> T match(
        Supplier<T> none, Function<Cliente, T> one, Function<List<ClienteId>, T> several) {
      return one.apply(cliente);
    }
  }

  /**
   * More than one client has it.
   *
   * @param clientes two or more, by id
   */
  record Several(List<ClienteId> clientes) implements ClienteMatch {
    /** Copies the list; refuses fewer than two. */
    public Several {
      clientes = List.copyOf(clientes);
      if (clientes.size() < 2) {
        throw new IllegalArgumentException("clientes: two or more expected");
      }
    }

    @Override
    public <T> T match(
        Supplier<T> none, Function<Cliente, T> one, Function<List<ClienteId>, T> several) {
      return several.apply(clientes);
    }
  }
}
