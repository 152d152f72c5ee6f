package org.botcrm.testkit.inmemory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.botcrm.domain.message.Sha256;
import org.botcrm.domain.staff.ApiKeyInfo;
import org.botcrm.domain.staff.ApiKeyRepository;
import org.botcrm.domain.staff.AuditEntry;
import org.botcrm.domain.staff.AuditRepository;
import org.botcrm.domain.staff.Credentials;
import org.botcrm.domain.staff.NewStaffMember;
import org.botcrm.domain.staff.PasswordHash;
import org.botcrm.domain.staff.Role;
import org.botcrm.domain.staff.SessionRepository;
import org.botcrm.domain.staff.StaffMember;
import org.botcrm.domain.staff.StaffPorts;
import org.botcrm.domain.staff.StaffRepository;
import org.botcrm.domain.staff.StaffSession;
import org.botcrm.domain.staff.Username;
import org.jspecify.annotations.Nullable;

/** People, keys and what both did, in memory. Thread-safe, by one lock. */
public final class InMemoryStaff {
  private final Map<Long, Credentials> people = new TreeMap<>();
  private final Map<Sha256, Open> sessions = new HashMap<>();
  private final Map<Sha256, ApiKeyInfo> keys = new HashMap<>();
  private final List<AuditEntry> audit = new ArrayList<>();

  /** The ports over it. */
  public StaffPorts ports() {
    return new StaffPorts(new People(), new Sessions(), new Keys(), new Log());
  }

  private final class People implements StaffRepository {
    @Override
    public Optional<StaffMember> add(NewStaffMember person, PasswordHash password, Instant now) {
      synchronized (people) {
        if (credentials(person.username()).isPresent()) {
          return Optional.empty();
        }
        StaffMember added =
            new StaffMember(
                people.size() + 1L,
                person.username(),
                person.name(),
                person.role(),
                true,
                Rows.micros(now));
        people.put(added.id(), new Credentials(added, password));
        return Optional.of(added);
      }
    }

    @Override
    public Optional<StaffMember> find(long id) {
      synchronized (people) {
        return Optional.ofNullable(people.get(id)).map(Credentials::member);
      }
    }

    @Override
    public Optional<Credentials> credentials(Username username) {
      synchronized (people) {
        return people.values().stream()
            .filter(one -> one.member().username().equals(username))
            .findAny();
      }
    }

    @Override
    public List<StaffMember> list() {
      synchronized (people) {
        return people.values().stream().map(Credentials::member).toList();
      }
    }

    @Override
    public boolean change(long id, Role role, boolean active) {
      return change(
          id,
          one -> {
            StaffMember old = one.member();
            return new Credentials(
                new StaffMember(
                    old.id(), old.username(), old.name(), role, active, old.createdAt()),
                one.password());
          });
    }

    @Override
    public boolean setPassword(long id, PasswordHash password) {
      return change(id, one -> new Credentials(one.member(), password));
    }

    private boolean change(long id, UnaryOperator<Credentials> change) {
      synchronized (people) {
        sessions.values().removeIf(open -> open.member == id);
        return people.computeIfPresent(id, (same, one) -> change.apply(one)) != null;
      }
    }
  }

  private final class Sessions implements SessionRepository {
    @Override
    public void open(Sha256 token, long member, String csrf, Instant now, Instant expires) {
      synchronized (people) {
        sessions.values().removeIf(open -> !now.isBefore(open.expires));
        sessions.put(token, new Open(member, csrf, Rows.micros(expires)));
      }
    }

    @Override
    public Optional<StaffSession> find(Sha256 token, Instant now) {
      synchronized (people) {
        return Optional.ofNullable(sessions.get(token))
            .filter(open -> now.isBefore(open.expires))
            .map(
                open -> new StaffSession(people.get(open.member).member(), open.csrf, open.expires))
            .filter(session -> session.member().active());
      }
    }

    @Override
    public void close(Sha256 token) {
      synchronized (people) {
        sessions.remove(token);
      }
    }
  }

  private final class Keys implements ApiKeyRepository {
    @Override
    public ApiKeyInfo add(String name, Role role, Sha256 hash, String hint, Instant now) {
      synchronized (people) {
        ApiKeyInfo added =
            new ApiKeyInfo(keys.size() + 1L, name, role, hint, Rows.micros(now), null);
        keys.put(hash, added);
        return added;
      }
    }

    @Override
    public Optional<ApiKeyInfo> find(Sha256 hash) {
      synchronized (people) {
        return Optional.ofNullable(keys.get(hash)).filter(key -> key.revokedAt() == null);
      }
    }

    @Override
    public List<ApiKeyInfo> list() {
      synchronized (people) {
        return keys.values().stream()
            .sorted((one, other) -> Long.compare(one.id(), other.id()))
            .toList();
      }
    }

    @Override
    public boolean revoke(long id, Instant now) {
      synchronized (people) {
        boolean open = keys.values().stream().anyMatch(k -> k.id() == id && k.revokedAt() == null);
        keys.replaceAll(
            (hash, key) ->
                open && key.id() == id
                    ? new ApiKeyInfo(
                        id, key.name(), key.role(), key.hint(), key.createdAt(), Rows.micros(now))
                    : key);
        return open;
      }
    }
  }

  private final class Log implements AuditRepository {
    @Override
    public void append(AuditEntry entry) {
      synchronized (people) {
        audit.add(
            new AuditEntry(
                Rows.micros(entry.at()),
                entry.who(),
                entry.action(),
                entry.subject(),
                entry.address()));
      }
    }

    @Override
    public List<Numbered> list(@Nullable Long before, int limit) {
      synchronized (people) {
        List<Numbered> page = new ArrayList<>();
        long id = before == null ? audit.size() : Math.min(audit.size(), before - 1);
        for (; id > 0 && page.size() < limit; id--) {
          page.add(new Numbered(id, audit.get((int) id - 1)));
        }
        return page;
      }
    }
  }

  /** Somebody who is logged in. */
  private record Open(long member, String csrf, Instant expires) {}
}
